import { put } from '../../../domain/pointer.ts';
import type { Fault } from '../../../model/mock.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'value-wrapped',
  description: 'takes a value for a list of one',
  appliesTo: (contract) => mainField(contract).list || 'the field is no list',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  reads(body, call) {
    const change = mainField(call.contract);
    const value = requested({ ...call, body }, change);
    return body !== undefined && typeof value === 'string' ? put(body, change.request, [value]) : body;
  },
} satisfies Fault;
