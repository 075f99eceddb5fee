import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'not-stored-for-one-value',
  description: 'does not store one of the values',
  family: 'state',
  appliesTo: all(
    showsChange,
    (contract) => possibleValues(contract, mainField(contract)).length > 1 || 'no values are listed',
  ),
  caughtBy: { requirement: 'accept.every-role', code: 'change-not-stored' },
  stores(_users, call) {
    const change = mainField(call.contract);
    return [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1)) ? 'instead' : 'also';
  },
} satisfies Fault;
