import type { Fault } from '../../../model/mock.ts';
import { storeValue } from '../../fault-kit/honest-update.ts';
import { requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'omitted-field-kept',
  description: 'keeps what an update leaves out although it replaces',
  appliesTo: ({ profile }) =>
    (profile.omitted === 'cleared' &&
      profile.fields.some((field) => field.kind === 'attribute' && field.user !== undefined)) ||
    'nothing says that what is left out is cleared',
  caughtBy: { requirement: 'accept.keeps-or-clears', code: 'omitted-field-kept' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    for (const field of call.contract.profile.fields) {
      const value = requested(call, field);
      if (value !== undefined) storeValue(user, call, field, value);
    }
    return 'instead';
  },
} satisfies Fault;
