import type { Fault } from '../../model/mock.ts';
import { mainChange, requested } from '../fault-kit/main-change.ts';
import { showsChange } from '../fault-kit/shown-users.ts';
import { shownValue } from '../state/role-change.ts';

export default {
  id: 'not-repeatable',
  says: 'refuses an update that changes nothing',
  family: 'state',
  appliesTo: showsChange,
  caughtBy: { requirement: 'accept.repeats-safely', code: 'repeat-refused' },
  refuses(call) {
    const change = mainChange(call.contract);
    const value = requested(call, change);
    const shown = call.subject && value !== undefined ? shownValue(call.subject.user, change) : undefined;
    return shown !== undefined && JSON.stringify(shown) === JSON.stringify(value) ? 'invalid-value' : undefined;
  },
} satisfies Fault;
