import type { Fault, MockCall } from '../../model/mock.ts';
import type { Refusal } from '../../model/profile.ts';

/** The hook of a server that lets through what these refusals would refuse, where `when` holds. */
export function lenientOn(
  refusals: readonly Refusal[],
  when: (call: MockCall) => boolean = () => true,
): NonNullable<Fault['forgives']> {
  return (refusal, call) => refusals.includes(refusal) && when(call);
}

/** The hook of a server that does not check these keywords of the request's schema, nor what follows from them. */
export function ignoresKeywords(...keywords: readonly string[]): NonNullable<Fault['forgives']> {
  // A union reports each branch and itself: what one place fails for is forgiven whole.
  const unions = ['oneOf', 'anyOf'];
  return (refusal, call) =>
    ['invalid-value', 'missing-field', 'unknown-role'].includes(refusal) &&
    call.violation?.proseConstraint === undefined &&
    [...keywords, ...unions].includes(call.violation?.keyword ?? '');
}
