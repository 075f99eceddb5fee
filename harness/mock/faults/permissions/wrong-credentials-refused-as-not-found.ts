import type { Fault } from '../../../model/mock.ts';

export default {
  id: 'wrong-credentials-refused-as-not-found',
  description: 'refuses wrong credentials with 404',
  caughtBy: { requirement: 'access.wrong-credentials', code: 'wrong-refusal-status' },
  responses(response, call) {
    if (call.refusal === 'wrong-credentials') response.status = 404;
  },
} satisfies Fault;
