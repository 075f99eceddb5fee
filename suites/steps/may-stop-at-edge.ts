import type { Exchange } from '../../harness/suite.ts';

/** Bytes beyond which whoever stands before a server may refuse a body. */
const large = 8 * 1024;
/** What attacks are made of, in JSON text: firewalls refuse it wherever it stands. */
const suspicious =
  /<script|' OR |\$\{|\{\{|\.\.\/|\\u00[01][0-9a-f]|\\u001b|\\r\\n|__proto__|"(?:constructor|prototype|hasOwnProperty)"/i;
/** Status codes that gateways and firewalls give by themselves (RFC 9110 section 15.5, RFC 6585). */
const edgeStatuses: readonly number[] = [400, 403, 406, 413, 414, 431];

/**
 * Whether a refusal may come from a gateway or a firewall before the server, which knows nothing of the document: the
 * request is large, or holds text that attacks are made of.
 */
export function mayStopAtEdge({ request: { body }, outcome }: Exchange): boolean {
  if (body === undefined || outcome.kind !== 'response' || !edgeStatuses.includes(outcome.status)) return false;
  return body.length > large || suspicious.test(Buffer.from(body).toString());
}
