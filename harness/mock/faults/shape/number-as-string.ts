import type { Fault } from '../../../model/mock.ts';
import { type Editable, readAt } from '../../fault-kit/edit-json.ts';
import { describedFields, isNumber, presentFields } from '../../fault-kit/field-kinds.ts';
import { spoilAt } from '../../fault-kit/spoil-success.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'number-as-string',
  description: 'shows numbers and booleans as texts',
  appliesTo: (contract) => describedFields(contract).some(isNumber) || 'the response has no number or boolean',
  caughtBy: { requirement: 'response.body-matches-schema', code: 'wrong-type' },
  responses(response, call) {
    if (!isUpdated(response, call)) return;
    for (const { pointer } of presentFields(response, call).filter(isNumber)) {
      const value = readAt(response.body as Editable, pointer);
      if (value !== null) spoilAt(response, call, pointer, String(value));
    }
  },
} satisfies Fault;
