import type { Fault } from '../../model/mock.ts';
import { certainFields } from '../fault-kit/answer-fields.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { all, echoesChange } from '../fault-kit/applies.ts';
import { type Editable, removeAt } from '../fault-kit/edit-json.ts';
import { mainPlace } from '../fault-kit/field-kinds.ts';
import { mainChange, possibleValues, requested } from '../fault-kit/main-change.ts';

export default {
  id: 'role-left-out-for-one-value',
  says: 'leaves the role out of the answer when it becomes the last one of the list',
  family: 'shape',
  appliesTo: all(
    echoesChange,
    (contract) =>
      (certainFields(contract).some(({ pointer }) => pointer === mainPlace(contract)) &&
        possibleValues(contract, mainChange(contract)).length > 1) ||
      'the answer need not show the role',
  ),
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'required-missing' },
  answers(answer, call) {
    const change = mainChange(call.contract);
    const last = possibleValues(call.contract, change).at(-1);
    if (isUpdated(answer, call) && [requested(call, change)].flat().includes(last))
      removeAt(answer.body as Editable, mainPlace(call.contract));
  },
} satisfies Fault;
