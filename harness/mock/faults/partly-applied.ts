import type { Fault } from '../../model/mock.ts';
import { all, hasRead } from '../fault-kit/applies.ts';
import { storeValue } from '../fault-kit/honest-update.ts';
import { requested } from '../fault-kit/main-change.ts';

export default {
  id: 'partly-applied',
  says: 'stores the first of several fields and none of the others',
  family: 'state',
  appliesTo: all(
    hasRead,
    ({ profile }) =>
      profile.changes.filter((change) => change.user !== undefined).length > 1 || 'an update changes one field',
  ),
  caughtBy: { requirement: 'accept.optional-fields', code: 'change-not-stored' },
  stores(users, call, accepted) {
    const user = users.get(call.subject?.id ?? '');
    const sent = call.contract.profile.changes.filter((change) => (requested(call, change) ?? null) !== null);
    const [first] = sent;
    if (!accepted || !user || !first || sent.length < 2) return 'also';
    storeValue(user, call, first, requested(call, first) ?? null);
    return 'instead';
  },
} satisfies Fault;
