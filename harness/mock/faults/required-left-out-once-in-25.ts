import type { Fault } from '../../model/mock.ts';
import { certainFields } from '../fault-kit/answer-fields.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { type Editable, removeAt } from '../fault-kit/edit-json.ts';
import { onceIn } from '../fault-kit/occurrence.ts';

export default {
  id: 'required-left-out-once-in-25',
  says: 'leaves a required field out of one answer in twenty-five',
  family: 'shape',
  appliesTo: (contract) => certainFields(contract).length > 0 || 'the answer demands no field',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'required-missing' },
  answers(answer, call) {
    if (!isUpdated(answer, call) || !onceIn(call, 'required-left-out-once-in-25', 25)) return;
    const [field] = certainFields(call.contract);
    removeAt(answer.body as Editable, field?.pointer ?? '');
  },
} satisfies Fault;
