import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { errorsSayStatus, statusNames } from '../fault-kit/applies.ts';
import type { Editable } from '../fault-kit/edit-json.ts';

export default {
  id: 'problem-status-disagrees',
  says: 'says another status in the body than it answers',
  family: 'shape',
  appliesTo: errorsSayStatus,
  caughtBy: { requirement: 'every-answer.problem-status-agrees', code: 'problem-status-differs' },
  answers(answer) {
    if (!isError(answer)) return;
    const body = answer.body as Editable;
    for (const name of statusNames) if (typeof body[name] === 'number') body[name] = 418;
  },
} satisfies Fault;
