import type { Fault } from '../../model/mock.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';
import { bodyText, breakDown } from '../fault-kit/server-error.ts';
import { showsChange } from '../fault-kit/shown-users.ts';
import { isUpdated } from '../fault-kit/users-in-responses.ts';

export default {
  id: 'crash-on-third-repeat',
  description: 'breaks down when the same update comes a third time',
  family: 'state',
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
} satisfies Fault;
