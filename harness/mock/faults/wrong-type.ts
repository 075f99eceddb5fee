import type { Fault } from '../../model/mock.ts';
import { describedFields, isText, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'wrong-type',
  says: 'answers a number where a text is documented',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isText) || 'the answer has no text',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    const field = presentFields(answer, call).find(isText);
    spoilAt(answer, call, field?.pointer, 17);
  },
} satisfies Fault;
