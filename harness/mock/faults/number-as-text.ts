import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { type Editable, readAt } from '../fault-kit/edit-json.ts';
import { describedFields, isNumber, presentFields } from '../fault-kit/field-kinds.ts';
import { spoilAt } from '../fault-kit/spoil-success.ts';

export default {
  id: 'number-as-text',
  says: 'answers numbers and booleans as texts',
  family: 'shape',
  appliesTo: (contract) => describedFields(contract).some(isNumber) || 'the answer has no number or boolean',
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'wrong-type' },
  answers(answer, call) {
    if (!isUpdated(answer, call)) return;
    for (const { pointer } of presentFields(answer, call).filter(isNumber)) {
      const value = readAt(answer.body as Editable, pointer);
      if (value !== null) spoilAt(answer, call, pointer, String(value));
    }
  },
} satisfies Fault;
