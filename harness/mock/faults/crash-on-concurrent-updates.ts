import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { enter, leave } from '../fault-kit/in-flight.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-concurrent-updates',
  says: 'breaks down when two updates of one user meet',
  family: 'state',
  appliesTo: always,
  caughtBy: { requirement: 'concurrency.same-subject-converges', code: 'server-error' },
  async answers(answer, call) {
    if (!isUpdated(answer, call)) return;
    const name = `crash-on-concurrent-updates ${call.subject?.id}`;
    if (enter(call, name) > 0) breakDown(answer);
    await leave(call, name);
  },
} satisfies Fault;
