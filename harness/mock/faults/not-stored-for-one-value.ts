import type { Fault } from '../../model/mock.ts';
import { all } from '../fault-kit/applies.ts';
import { mainChange, possibleValues, requested } from '../fault-kit/main-change.ts';
import { showsChange } from '../fault-kit/shown-users.ts';

export default {
  id: 'not-stored-for-one-value',
  says: 'does not store one of the values',
  family: 'state',
  appliesTo: all(
    showsChange,
    (contract) => possibleValues(contract, mainChange(contract)).length > 1 || 'no values are listed',
  ),
  caughtBy: { requirement: 'accept.every-role', code: 'change-not-stored' },
  stores(_users, call) {
    const change = mainChange(call.contract);
    return [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1)) ? 'instead' : 'also';
  },
} satisfies Fault;
