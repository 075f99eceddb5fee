import type { Fault } from '../../model/mock.ts';

export default {
  id: 'rule-not-enforced',
  says: 'does not enforce what only the prose says',
  family: 'validation',
  appliesTo: ({ request }) =>
    request.rules.some((rule) => rule.side !== 'valid' && !rule.contradicts) || 'the prose states no rule',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(cause, call) {
    const ruled = call.contract.request.rules.some((rule) => rule.at === call.violation?.pointer);
    return ruled && (call.violation?.rule !== undefined || cause === 'unknown-role');
  },
} satisfies Fault;
