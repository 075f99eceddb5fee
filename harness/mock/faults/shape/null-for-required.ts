import type { Fault } from '../../../model/mock.ts';
import { isNotNullable } from '../../fault-kit/field-kinds.ts';
import { certainFields } from '../../fault-kit/response-fields.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';

export default {
  id: 'null-for-required',
  description: 'responds with null where null is not documented',
  appliesTo: (contract) =>
    certainFields(contract).some(isNotNullable) || 'the response demands no field that excludes null',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    const field = certainFields(call.contract).findLast(isNotNullable);
    spoilAt(response, call, field?.pointer, null);
  },
} satisfies Fault;
