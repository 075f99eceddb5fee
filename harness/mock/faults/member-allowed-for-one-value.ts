import type { Fault } from '../../model/mock.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';
import { mainChange, possibleValues, requested } from '../fault-kit/main-change.ts';

export default {
  id: 'member-allowed-for-one-value',
  says: 'lets every member give one of the roles',
  family: 'rights',
  appliesTo: (contract) => possibleValues(contract, mainChange(contract)).length > 1 || 'no values are listed',
  caughtBy: { requirement: 'access.insufficient-role', code: 'accepted-insufficient-role' },
  forgives: lenientOn(['insufficient-role'], (call) => {
    const change = mainChange(call.contract);
    return [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1));
  }),
} satisfies Fault;
