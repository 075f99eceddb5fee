import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

const page =
  '<pre>SyntaxError: Unexpected token in JSON at position 1<br>' +
  ' &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)<br>' +
  ' &nbsp; &nbsp;at parse (/srv/app/node_modules/body-parser/lib/types/json.js:92:19)</pre>';

export default {
  id: 'stack-trace-for-one-refusal',
  description: 'shows a stack trace when the body is no JSON',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'response.no-stack-trace', code: 'stack-trace' },
  responses(response, call) {
    if (call.refusal !== 'malformed-json') return;
    response.headers['Content-Type'] = 'text/html';
    response.bytes = Buffer.from(page);
  },
} satisfies Fault;
