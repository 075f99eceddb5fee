import type { Fault } from '../../../model/mock.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

/** Responds a success with another status code. */
export default [
  {
    id: 'status-accepted',
    description: 'responds 202 to an update that it has done',
    appliesTo: ({ profile, update }) =>
      !('202' in update.responses || profile.responses.statuses.includes(202)) || 'status 202 is documented',
    caughtBy: { requirement: 'accept.responds-success', code: 'wrong-success-status' },
    responses(response, call) {
      if (isUpdated(response, call)) response.status = 202;
    },
  },
  {
    id: 'status-created',
    description: 'responds 201 to an update',
    appliesTo: ({ profile, update }) =>
      !('201' in update.responses || profile.responses.statuses.includes(201)) || 'status 201 is documented',
    caughtBy: { requirement: 'response.status-documented', code: 'undocumented-success' },
    responses(response, call) {
      if (isUpdated(response, call)) response.status = 201;
    },
  },
  {
    id: 'status-created-for-one-value',
    description: 'responds 201 when the field becomes the last value of its list',
    appliesTo: (contract) =>
      (!('201' in contract.update.responses) && possibleValues(contract, mainField(contract)).length > 1) ||
      'no values are listed, or status 201 is documented',
    caughtBy: { requirement: 'response.status-documented', code: 'undocumented-success' },
    responses(response, call) {
      const change = mainField(call.contract);
      const last = possibleValues(call.contract, change).at(-1);
      if (isUpdated(response, call) && [requested(call, change)].flat().includes(last)) response.status = 201;
    },
  },
] satisfies readonly Fault[];
