import type { Fault, MockCall } from '../../model/mock.ts';
import type { Cause } from '../../model/profile.ts';

/** The hook of a server that lets through what these causes would refuse, where `when` holds. */
export function lenientOn(
  causes: readonly Cause[],
  when: (call: MockCall) => boolean = () => true,
): NonNullable<Fault['forgives']> {
  return (cause, call) => causes.includes(cause) && when(call);
}

/** The hook of a server that does not check these keywords of the request's schema, nor what follows from them. */
export function ignoresKeywords(...keywords: readonly string[]): NonNullable<Fault['forgives']> {
  // A union reports each branch and itself: what one place fails for is forgiven whole.
  const unions = ['oneOf', 'anyOf'];
  return (cause, call) =>
    ['invalid-value', 'missing-field', 'unknown-role'].includes(cause) &&
    call.violation?.rule === undefined &&
    [...keywords, ...unions].includes(call.violation?.keyword ?? '');
}
