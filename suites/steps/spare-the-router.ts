import { type Contract, type Exchange, type Finding, isJsonType, type Received } from '../../harness/suite.ts';
import { mayStopAtEdge } from './may-stop-at-edge.ts';
import { typeOfBody } from './responses-of.ts';
import { jsonOf } from './send-bytes.ts';

/** What the reader of a body refuses before the operation is reached, in its own words: a page of the framework or of a proxy. */
const ofReaders: readonly string[] = ['malformed-json', 'deep-nesting'];

/**
 * Failures of a response's form as documentation gaps, where a router, a firewall or the reader of bodies may have given it: an
 * id in the path that cannot be one may match no route, a body that cannot be read reaches no operation, and what the document
 * says of its responses is not said of these.
 */
export function spareTheRouter(
  contract: Contract,
  exchange: Exchange,
  response: Received,
  findings: readonly Finding[],
): readonly Finding[] {
  const why = exchange.request.operation === 'update' ? whoElse(contract, exchange, response) : undefined;
  if (why === undefined) return findings;
  return findings.map((one) => (one.kind === 'failure' ? { ...one, kind: 'gap', fact: `${one.fact} (${why})` } : one));
}

function whoElse({ profile }: Contract, exchange: Exchange, response: Received): string | undefined {
  const { intent } = exchange.request;
  const { status } = response;
  if (mayStopAtEdge(exchange)) return 'a firewall may have refused it';
  const isPage = !isJsonType(typeOfBody(response) ?? '');
  const { body } = exchange.request;
  const refusal = intent.kind === 'refusal' ? intent.refusal : undefined;
  // Also where it was sent by somebody who may not update, or only to see what becomes of it.
  const isUnread = ofReaders.some((one) => one === refusal) || (body !== undefined && jsonOf(body) === undefined);
  if (isPage && isUnread && (status === 400 || status === 413 || status === 415))
    return 'the reader of bodies may have refused it';
  const isInPath = profile.resource.request.in === 'path';
  return isInPath && refusal === 'malformed-id' && (status === 404 || status === 400) ? 'no route' : undefined;
}
