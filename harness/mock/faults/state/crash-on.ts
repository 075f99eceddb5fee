import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { enter, leave } from '../../fault-kit/in-flight.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { bodyText, breakDown } from '../../fault-kit/server-error.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

/** Breaks down on one kind of request each. */
export default [
  {
    id: 'crash-on-concurrent-updates',
    description: 'breaks down when two updates of one user meet',
    caughtBy: { requirement: 'concurrency.same-user-converges', code: 'server-error' },
    async responses(response, call) {
      if (!isUpdated(response, call)) return;
      const name = `crash-on-concurrent-updates ${call.testUser?.id}`;
      if (enter(call, name) > 0) breakDown(response);
      await leave(call, name);
    },
  },
  {
    id: 'crash-on-last-owner',
    description: 'breaks down when the last owner would go',
    appliesTo: keepsOwner,
    caughtBy: { requirement: 'conflict.last-owner', code: 'server-error' },
    responses(response, call) {
      if (call.refusal === 'last-owner') breakDown(response);
    },
  },
  {
    id: 'crash-on-third-repeat',
    description: 'breaks down when the same update comes a third time',
    appliesTo: showsChange,
    caughtBy: { requirement: 'accept.repeats-safely', code: 'server-error' },
    responses(response, call) {
      if (!isUpdated(response, call)) return;
      const text = `${call.testUser?.id} ${bodyText(call)}`;
      const before = call.memory.get('crash-on-third-repeat text');
      call.memory.set('crash-on-third-repeat text', text);
      if (before !== text) call.memory.set('crash-on-third-repeat', 0);
      if (timesSoFar(call, 'crash-on-third-repeat') >= 3) breakDown(response);
    },
  },
] satisfies readonly Fault[];
