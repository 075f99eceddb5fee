import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeValue } from '../../fault-kit/honest-update.ts';
import { requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'partly-applied',
  description: 'stores the first of several fields and none of the others',
  appliesTo: all(
    hasRead,
    ({ profile }) =>
      profile.fields.filter((change) => change.user !== undefined).length > 1 || 'an update changes one field',
  ),
  caughtBy: { requirement: 'accept.optional-fields', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    const sent = call.contract.profile.fields.filter((change) => (requested(call, change) ?? null) !== null);
    const [first] = sent;
    if (!accepted || !user || !first || sent.length < 2) return 'also';
    storeValue(user, call, first, requested(call, first) ?? null);
    return 'instead';
  },
} satisfies Fault;
