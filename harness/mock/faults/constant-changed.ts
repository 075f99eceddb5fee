import type { Fault } from '../../model/mock.ts';
import { describedFields, isConstant, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'constant-changed',
  says: 'answers another value than the one that is documented',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isConstant) || 'the answer documents no constant',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'not-in-enum' },
  answers(answer, call) {
    const field = presentFields(answer, call).find(isConstant);
    spoilAt(answer, call, field?.pointer, 'something.else');
  },
} satisfies Fault;
