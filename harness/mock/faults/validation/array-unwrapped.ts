import { put } from '../../../domain/pointer.ts';
import type { Json } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'array-unwrapped',
  description: 'takes a list of one value for the value',
  appliesTo: (contract) => !mainField(contract).list || 'the field is a list',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  reads(body, call) {
    const change = mainField(call.contract);
    const value = requested({ ...call, body }, change);
    return body !== undefined && Array.isArray(value) && value.length === 1
      ? put(body, change.request, value[0] as Json)
      : body;
  },
} satisfies Fault;
