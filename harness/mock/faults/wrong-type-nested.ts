import type { Fault } from '../../model/mock.ts';
import { describedFields, isNestedObject, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'wrong-type-nested',
  says: 'answers a text where an object deep in the answer is documented',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isNestedObject) || 'the answer has no nested object',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    const field = presentFields(answer, call).find(isNestedObject);
    spoilAt(answer, call, field?.pointer, 'nested');
  },
} satisfies Fault;
