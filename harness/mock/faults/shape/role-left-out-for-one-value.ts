import type { Fault } from '../../../model/mock.ts';
import { all, echoesChange } from '../../fault-kit/applies.ts';
import { type Editable, removeAt } from '../../fault-kit/edit-json.ts';
import { mainPlace } from '../../fault-kit/field-kinds.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { certainFields } from '../../fault-kit/response-fields.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'role-left-out-for-one-value',
  description: 'leaves the role out of the response when it becomes the last one of the list',
  family: 'shape',
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
} satisfies Fault;
