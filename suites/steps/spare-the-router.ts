import type { Contract, Exchange, Finding, Received } from '../../harness/suite.ts';
import { mayStopAtEdge } from './may-stop-at-edge.ts';

/**
 * Failures of a response's form as documentation gaps, where a router or a firewall may have given it: an id in the path
 * that cannot be one may match no route, and then the operation, and what the document says of its responses, was never reached.
 */
export function spareTheRouter(
  contract: Contract,
  exchange: Exchange,
  { status }: Received,
  findings: readonly Finding[],
): readonly Finding[] {
  const { operation, intent } = exchange.request;
  const isUnroutable =
    operation === 'update' &&
    contract.profile.resource.request.in === 'path' &&
    intent.kind === 'refusal' &&
    intent.refusal === 'malformed-id' &&
    (status === 404 || status === 400);
  return isUnroutable || (operation === 'update' && mayStopAtEdge(exchange))
    ? findings.map((one) =>
        one.kind === 'failure'
          ? {
              ...one,
              kind: 'gap',
              fact: `${one.fact} (${isUnroutable ? 'no route' : 'a firewall may have refused it'})`,
            }
          : one,
      )
    : findings;
}
