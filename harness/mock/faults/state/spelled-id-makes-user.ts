import type { Fault } from '../../../model/mock.ts';
import { hasList } from '../../fault-kit/applies.ts';

/** The id as this path spells it, decoded and in its plain form. */
const plain = (id: string) => id.toLowerCase().replace(/^0+(?=\d)/, '');

export default {
  id: 'spelled-id-makes-user',
  description: 'makes a new user of an id that is spelled otherwise',
  appliesTo: (contract) =>
    contract.profile.resource.request.in === 'path' && contract.profile.resource.format !== 'opaque'
      ? hasList(contract)
      : 'its ids have one spelling',
  caughtBy: { requirement: 'missing.spelled-id', code: 'user-invented' },
  stores(users, call) {
    const last = decodeURIComponent(
      call.path.split('/').find((part) => isSpelling(users, decodeURIComponent(part))) ?? '',
    );
    const known = [...users.values()].find((user) => plain(user.id) === plain(last));
    if (last === '' || !known || known.id === last || call.caller !== 'admin') return 'also';
    const user = JSON.parse(JSON.stringify(known.user), (_key, value) => (value === known.id ? last : value));
    users.set(last, { ...known, id: last, user });
    return 'instead';
  },
} satisfies Fault;

function isSpelling(users: ReadonlyMap<string, { readonly id: string }>, part: string): boolean {
  return !users.has(part) && [...users.keys()].some((id) => plain(id) === plain(part));
}
