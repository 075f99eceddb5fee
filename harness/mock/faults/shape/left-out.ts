import type { Fault } from '../../../model/mock.ts';
import { all, echoesChange, hasRead } from '../../fault-kit/applies.ts';
import { type Editable, removeAt } from '../../fault-kit/edit-json.ts';
import { mainPlace, requiredInReads } from '../../fault-kit/field-kinds.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { certainFields } from '../../fault-kit/response-fields.ts';
import { isUpdated, respondedUsers } from '../../fault-kit/users-in-responses.ts';

/** Leaves out what has to be there. */
export default [
  {
    id: 'required-left-out',
    description: 'leaves a required field out of the response to an update',
    appliesTo: (contract) => certainFields(contract).length > 0 || 'the response demands no field',
    caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
    responses(response, call) {
      if (!isUpdated(response, call)) return;
      const [field] = certainFields(call.contract).toReversed();
      removeAt(response.body as Editable, field?.pointer ?? '');
    },
  },
  {
    id: 'required-left-out-in-read',
    description: 'leaves a required field out of what a read responds',
    appliesTo: all(hasRead, (contract) => requiredInReads(contract) !== undefined || 'no read demands a field'),
    caughtBy: { requirement: 'response.siblings-as-documented', code: 'required-missing' },
    responses(response, call) {
      const pointer = requiredInReads(call.contract);
      if (call.operation === 'update' || pointer === undefined) return;
      for (const user of respondedUsers(response, call)) removeAt(user, pointer);
    },
  },
  {
    id: 'required-left-out-once-in-25',
    description: 'leaves a required field out of one response in twenty-five',
    appliesTo: (contract) => certainFields(contract).length > 0 || 'the response demands no field',
    caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
    responses(response, call) {
      if (!isUpdated(response, call) || !onceIn(call, 'required-left-out-once-in-25', 25)) return;
      const [field] = certainFields(call.contract);
      removeAt(response.body as Editable, field?.pointer ?? '');
    },
  },
  {
    id: 'role-left-out-for-one-value',
    description: 'leaves the role out of the response when it becomes the last one of the list',
    appliesTo: all(
      echoesChange,
      (contract) =>
        (certainFields(contract).some(({ pointer }) => pointer === mainPlace(contract)) &&
          possibleValues(contract, mainField(contract)).length > 1) ||
        'the response need not show the role',
    ),
    caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
    responses(response, call) {
      const change = mainField(call.contract);
      const last = possibleValues(call.contract, change).at(-1);
      if (isUpdated(response, call) && [requested(call, change)].flat().includes(last))
        removeAt(response.body as Editable, mainPlace(call.contract));
    },
  },
] satisfies readonly Fault[];
