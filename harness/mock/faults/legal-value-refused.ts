import type { Fault } from '../../model/mock.ts';
import { mainChange, possibleValues, requested } from '../fault-kit/main-change.ts';

export default {
  id: 'legal-value-refused',
  says: 'refuses one of the listed values',
  family: 'validation',
  appliesTo: (contract) => possibleValues(contract, mainChange(contract)).length > 1 || 'no values are listed',
  caughtBy: { requirement: 'accept.every-role', code: 'refused-valid' },
  refuses(call) {
    const change = mainChange(call.contract);
    const [first] = possibleValues(call.contract, change);
    return [requested(call, change)].flat().includes(first) ? 'invalid-value' : undefined;
  },
} satisfies Fault;
