import type { Fault } from '../../../model/mock.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

const page =
  '<pre>SyntaxError: Unexpected token in JSON at position 1<br>' +
  ' &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)<br>' +
  ' &nbsp; &nbsp;at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)</pre>';

const stackTrace = [
  "TypeError: Cannot read properties of undefined (reading 'role')",
  '    at updateUser (/srv/app/src/users/update.js:42:17)',
  '    at async handle (/srv/app/node_modules/router/lib/layer.js:95:5)',
].join('\n');

/** Shows where in its code it broke. */
export default [
  {
    id: 'stack-trace-for-one-refusal',
    description: 'shows a stack trace when the body is no JSON',
    caughtBy: { requirement: 'response.no-stack-trace', code: 'stack-trace' },
    responses(response, call) {
      if (call.refusal !== 'malformed-json') return;
      response.headers['Content-Type'] = 'text/html';
      response.bytes = Buffer.from(page);
    },
  },
  {
    id: 'stack-trace-in-error',
    description: 'shows a stack trace in the body of an error',
    caughtBy: { requirement: 'response.no-stack-trace', code: 'stack-trace' },
    responses(response) {
      if (isError(response)) (response.body as Editable).trace = stackTrace;
    },
  },
] satisfies readonly Fault[];
