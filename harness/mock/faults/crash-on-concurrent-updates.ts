import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { enter, leave } from '../fault-kit/in-flight.ts';
import { breakDown } from '../fault-kit/server-error.ts';
import { isUpdated } from '../fault-kit/users-in-responses.ts';

export default {
  id: 'crash-on-concurrent-updates',
  description: 'breaks down when two updates of one user meet',
  family: 'state',
  appliesTo: always,
  caughtBy: { requirement: 'concurrency.same-user-converges', code: 'server-error' },
  async responses(response, call) {
    if (!isUpdated(response, call)) return;
    const name = `crash-on-concurrent-updates ${call.testUser?.id}`;
    if (enter(call, name) > 0) breakDown(response);
    await leave(call, name);
  },
} satisfies Fault;
