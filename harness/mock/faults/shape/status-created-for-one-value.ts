import type { Fault } from '../../../model/mock.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'status-created-for-one-value',
  description: 'responds 201 when the field becomes the last value of its list',
  family: 'shape',
  appliesTo: (contract) =>
    (!('201' in contract.update.responses) && possibleValues(contract, mainField(contract)).length > 1) ||
    'no values are listed, or status 201 is documented',
  caughtBy: { requirement: 'response.status-documented', code: 'undocumented-status' },
  responses(response, call) {
    const change = mainField(call.contract);
    const last = possibleValues(call.contract, change).at(-1);
    if (isUpdated(response, call) && [requested(call, change)].flat().includes(last)) response.status = 201;
  },
} satisfies Fault;
