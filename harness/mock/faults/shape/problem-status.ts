import type { Fault } from '../../../model/mock.ts';
import { errorsSayStatus, statusNames } from '../../fault-kit/applies.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

/** Tells another status in a problem document than it responds with. */
export default [
  {
    id: 'problem-status-disagrees',
    description: 'says another status in the body than it responds',
    appliesTo: errorsSayStatus,
    caughtBy: { requirement: 'response.problem-status-agrees', code: 'problem-status-differs' },
    responses(response) {
      if (!isError(response)) return;
      const body = response.body as Editable;
      for (const name of statusNames) if (typeof body[name] === 'number') body[name] = 418;
    },
  },
  {
    id: 'problem-status-disagrees-for-one-refusal',
    description: 'says another status in the body when a value is invalid',
    appliesTo: errorsSayStatus,
    caughtBy: { requirement: 'response.problem-status-agrees', code: 'problem-status-differs' },
    responses(response, call) {
      if (!isError(response) || !['invalid-value', 'missing-field'].includes(call.refusal ?? '')) return;
      const body = response.body as Editable;
      for (const name of statusNames) if (typeof body[name] === 'number') body[name] = 500;
    },
  },
] satisfies readonly Fault[];
