import type { Contract, Exchange, Finding, Received } from '../../harness/suite.ts';

/**
 * Failures of a response's form as documentation gaps, where a router may have given it: an id in the path that cannot be
 * one may match no route, and then the operation, and what the document says of its responses, was never reached.
 */
export function spareTheRouter(
  contract: Contract,
  { request }: Exchange,
  { status }: Received,
  findings: readonly Finding[],
): readonly Finding[] {
  const { operation, intent } = request;
  const isUnroutable =
    operation === 'update' &&
    contract.profile.resource.request.in === 'path' &&
    intent.kind === 'refusal' &&
    intent.refusal === 'malformed-id' &&
    (status === 404 || status === 400);
  return isUnroutable
    ? findings.map((one) => (one.kind === 'failure' ? { ...one, kind: 'gap', fact: `${one.fact} (no route)` } : one))
    : findings;
}
