import type { Fault } from '../../../model/mock.ts';
import { hasRead } from '../../fault-kit/applies.ts';
import { storeValue } from '../../fault-kit/honest-update.ts';
import { requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'valid-part-applied',
  description: 'refuses an update for one field and stores the others all the same',
  appliesTo: (contract) =>
    contract.profile.fields.filter((field) => field.user !== undefined && !field.deprecated).length > 1
      ? hasRead(contract)
      : 'an update changes one field',
  caughtBy: { requirement: 'reject.partly-valid', code: 'refused-but-applied' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const { violation } = call;
    const isContent = ['invalid-value', 'unknown-role'].includes(call.refusal ?? '');
    if (accepted || !user || violation === undefined || !isContent) return 'also';
    for (const field of call.contract.profile.fields) {
      const value = requested(call, field);
      const broken = violation.pointer === field.request || violation.pointer.startsWith(`${field.request}/`);
      if (value !== undefined && value !== null && !broken) storeValue(user, call, field, value);
    }
    return 'also';
  },
} satisfies Fault;
