import type { Fault } from '../../../model/mock.ts';
import { type Editable, removeAt } from '../../fault-kit/edit-json.ts';
import { certainFields } from '../../fault-kit/response-fields.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'required-left-out',
  description: 'leaves a required field out of the response to an update',
  family: 'shape',
  appliesTo: (contract) => certainFields(contract).length > 0 || 'the response demands no field',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
  responses(response, call) {
    if (!isUpdated(response, call)) return;
    const [field] = certainFields(call.contract).toReversed();
    removeAt(response.body as Editable, field?.pointer ?? '');
  },
} satisfies Fault;
