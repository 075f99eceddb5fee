import type { Fault } from '../../../model/mock.ts';

export default {
  id: 'body-read-for-strangers',
  description: 'reads the body before it looks for credentials',
  caughtBy: { requirement: 'access.checks-caller-first', code: 'told-before-caller' },
  responses(response, call) {
    const unreadable = call.operation === 'update' && call.bytes.length > 0 && call.body === undefined;
    if (call.refusal === 'no-credentials' && unreadable) response.status = 400;
  },
} satisfies Fault;
