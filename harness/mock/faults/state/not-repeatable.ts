import { sameJson } from '../../../domain/same-json.ts';
import type { Fault } from '../../../model/mock.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';
import { shownValue } from '../../state/role-change.ts';

export default {
  id: 'not-repeatable',
  description: 'refuses an update that changes nothing',
  appliesTo: showsChange,
  caughtBy: { requirement: 'accept.repeats-safely', code: 'repeat-refused' },
  refuses(call) {
    const change = mainField(call.contract);
    const value = requested(call, change);
    const shown = call.testUser && value !== undefined ? shownValue(call.testUser.user, change) : undefined;
    return shown !== undefined && sameJson(shown, value) ? 'invalid-value' : undefined;
  },
} satisfies Fault;
