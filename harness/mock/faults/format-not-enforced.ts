import type { Fault } from '../../model/mock.ts';

export default {
  id: 'format-not-enforced',
  description: 'accepts texts that break their format',
  family: 'validation',
  appliesTo: ({ request }) =>
    /"format":"(email|uuid|date-time)"/.test(JSON.stringify(request.enforceable)) || 'the request documents no format',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    return refusal === 'invalid-value' && call.violation?.keyword === 'format';
  },
} satisfies Fault;
