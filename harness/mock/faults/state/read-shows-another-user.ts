import type { Fault } from '../../../model/mock.ts';
import { respondedUsers } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'read-shows-another-user',
  description: 'shows one user in the place of another when that one is read',
  appliesTo: ({ reads, profile }) =>
    (reads.one !== undefined && profile.user.id !== undefined) || 'no read shows one user with its id',
  caughtBy: { requirement: 'accept.reads-right-user', code: 'reads-another' },
  responses(response, call) {
    const [, other, asked] = [...call.users.values()];
    if (call.operation !== 'one' || !asked || !other || !call.path.includes(encodeURIComponent(asked.id))) return;
    for (const user of respondedUsers(response, call)) Object.assign(user, structuredClone(other.user));
  },
} satisfies Fault;
