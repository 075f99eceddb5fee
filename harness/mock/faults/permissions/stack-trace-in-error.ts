import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

const stackTrace = [
  "TypeError: Cannot read properties of undefined (reading 'role')",
  '    at updateUser (/srv/app/src/users/update.js:42:17)',
  '    at async handle (/srv/app/node_modules/router/lib/layer.js:95:5)',
].join('\n');

export default {
  id: 'stack-trace-in-error',
  description: 'shows a stack trace in the body of an error',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-stack-trace', code: 'stack-trace' },
  responses(response) {
    if (isError(response)) (response.body as Editable).trace = stackTrace;
  },
} satisfies Fault;
