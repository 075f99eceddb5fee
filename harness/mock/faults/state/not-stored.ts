import type { Fault } from '../../../model/mock.ts';
import { all, hasRead, showsUserInResponse } from '../../fault-kit/applies.ts';
import { assignAt } from '../../fault-kit/edit-json.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { onceIn, timesSoFar } from '../../fault-kit/occurrence.ts';
import { hasName, showsChange } from '../../fault-kit/shown-users.ts';
import { shownAt, updatedUser } from '../../fault-kit/users-in-responses.ts';

/** Confirms what it does not store, always or now and then. */
export default [
  {
    id: 'not-stored-after-five-updates',
    description: 'stores five updates and none after',
    appliesTo: all(hasRead, showsChange),
    caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
    stores: (_users, call, accepted) =>
      accepted && timesSoFar(call, 'not-stored-after-five-updates') > 5 ? 'instead' : 'also',
  },
  {
    id: 'not-stored-for-one-value',
    description: 'does not store one of the values',
    appliesTo: all(
      showsChange,
      (contract) => possibleValues(contract, mainField(contract)).length > 1 || 'no values are listed',
    ),
    caughtBy: { requirement: 'accept.every-role', code: 'change-not-stored' },
    stores(_users, call) {
      const change = mainField(call.contract);
      return [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1))
        ? 'instead'
        : 'also';
    },
  },
  {
    id: 'not-stored-for-other-scripts',
    description: 'does not store updates of users whose name is not plain ASCII',
    appliesTo: all(showsChange, hasName),
    caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
    stores: (_users, call) => (/[^ -~]/.test(call.testUser?.name ?? '') ? 'instead' : 'also'),
  },
  {
    id: 'not-stored-once-in-25',
    description: 'forgets one update in twenty-five',
    appliesTo: all(hasRead, showsChange),
    caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
    stores: (_users, call, accepted) => (accepted && onceIn(call, 'not-stored-once-in-25', 25) ? 'instead' : 'also'),
  },
  {
    id: 'role-not-stored',
    description: 'responds as if it had stored the change and has not',
    appliesTo: all(showsUserInResponse, showsChange),
    caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
    stores: () => 'instead',
    responses(response, call) {
      const user = updatedUser(response, call);
      const change = mainField(call.contract);
      const value = requested(call, change);
      const place = shownAt(change);
      if (user && place !== undefined && value !== undefined && value !== null && !change.item)
        assignAt(user, place, value);
    },
  },
] satisfies readonly Fault[];
