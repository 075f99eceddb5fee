import type { Fault } from '../../../model/mock.ts';
import { type Editable, removeAt } from '../../fault-kit/edit-json.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { certainFields } from '../../fault-kit/response-fields.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'required-left-out-once-in-25',
  description: 'leaves a required field out of one response in twenty-five',
  family: 'shape',
  appliesTo: (contract) => certainFields(contract).length > 0 || 'the response demands no field',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
  responses(response, call) {
    if (!isUpdated(response, call) || !onceIn(call, 'required-left-out-once-in-25', 25)) return;
    const [field] = certainFields(call.contract);
    removeAt(response.body as Editable, field?.pointer ?? '');
  },
} satisfies Fault;
