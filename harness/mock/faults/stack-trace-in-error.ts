import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import type { Editable } from '../fault-kit/edit-json.ts';

const stackTrace = [
  "TypeError: Cannot read properties of undefined (reading 'role')",
  '    at updateUser (/srv/app/src/users/update.js:42:17)',
  '    at async handle (/srv/app/node_modules/router/lib/layer.js:95:5)',
].join('\n');

export default {
  id: 'stack-trace-in-error',
  says: 'shows a stack trace in the body of an error',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.no-stack-trace', code: 'stack-trace' },
  answers(answer) {
    if (isError(answer)) (answer.body as Editable).trace = stackTrace;
  },
} satisfies Fault;
