import type { Fault } from '../../model/mock.ts';

export default {
  id: 'prose-constraint-not-enforced',
  description: 'does not enforce what only the prose says',
  family: 'validation',
  appliesTo: ({ request }) =>
    request.proseConstraints.some(
      (proseConstraint) => proseConstraint.appliesTo !== 'valid' && !proseConstraint.contradicts,
    ) || 'the prose states no rule',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    const ruled = call.contract.request.proseConstraints.some(
      (proseConstraint) => proseConstraint.pointer === call.violation?.pointer,
    );
    return ruled && (call.violation?.proseConstraint !== undefined || refusal === 'unknown-role');
  },
} satisfies Fault;
