import type { Fault } from '../../../model/mock.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'legal-value-refused',
  description: 'refuses one of the listed values',
  appliesTo: (contract) => possibleValues(contract, mainField(contract)).length > 1 || 'no values are listed',
  caughtBy: { requirement: 'accept.every-role', code: 'refused-valid' },
  refuses(call) {
    const change = mainField(call.contract);
    const [first] = possibleValues(call.contract, change);
    return [requested(call, change)].flat().includes(first) ? 'invalid-value' : undefined;
  },
} satisfies Fault;
