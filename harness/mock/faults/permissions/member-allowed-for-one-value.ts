import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'member-allowed-for-one-value',
  description: 'lets every member give one of the roles',
  appliesTo: (contract) => possibleValues(contract, mainField(contract)).length > 1 || 'no values are listed',
  caughtBy: { requirement: 'access.insufficient-role', code: 'accepted-insufficient-role' },
  forgives: lenientOn(['insufficient-role'], (call) => {
    const change = mainField(call.contract);
    return [requested(call, change)].flat().includes(possibleValues(call.contract, change).at(-1));
  }),
} satisfies Fault;
