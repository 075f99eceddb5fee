import type { Fault } from '../../model/mock.ts';
import { describedFields, hasFormat, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'format-broken',
  says: 'answers a text that breaks its documented format',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(hasFormat) || 'the answer documents no format',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-format' },
  answers(answer, call) {
    for (const { pointer } of presentFields(answer, call).filter(hasFormat))
      spoilAt(answer, call, pointer, 'not in the format');
  },
} satisfies Fault;
