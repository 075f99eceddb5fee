import type { Fault } from '../../model/mock.ts';
import { mainChange, requested } from '../fault-kit/main-change.ts';
import { setAtPointer } from '../set-at-pointer.ts';

export default {
  id: 'value-wrapped',
  says: 'takes a value for a list of one',
  family: 'validation',
  appliesTo: (contract) => mainChange(contract).list || 'the field is no list',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  reads(body, call) {
    const change = mainChange(call.contract);
    const value = requested({ ...call, body }, change);
    return body !== undefined && typeof value === 'string' ? setAtPointer(body, change.request, [value]) : body;
  },
} satisfies Fault;
