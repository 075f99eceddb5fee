import type { Fault } from '../../model/mock.ts';
import { certainFields } from '../fault-kit/answer-fields.ts';
import { isNotNullable } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'null-for-required',
  says: 'answers null where null is not documented',
  family: 'shape',
  appliesTo: (contract) =>
    certainFields(contract).some(isNotNullable) || 'the answer demands no field that excludes null',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    const field = certainFields(call.contract).findLast(isNotNullable);
    spoilAt(answer, call, field?.pointer, null);
  },
} satisfies Fault;
