import type { Fault } from '../../../model/mock.ts';
import { showsUserInResponse } from '../../fault-kit/applies.ts';
import { updatedUser } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'secret-shown',
  description: 'shows the hash of the password of whom it updated, as a dump of the stored row does',
  appliesTo: showsUserInResponse,
  caughtBy: { requirement: 'response.no-stray-secrets', code: 'secret-shown' },
  responses(response, call) {
    const user = updatedUser(response, call);
    if (user) user.password_hash = '$2b$12$Q0n5Zk3mT8rY1vX7uC9wEe';
  },
} satisfies Fault;
