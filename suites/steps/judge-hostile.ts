import { compile } from '../../harness/schema/schema.ts';
import {
  type Contract,
  type Exchange,
  type Finding,
  failure,
  isSuccess,
  type Json,
  note,
  type Plan,
  type Refusal,
  received,
  statusOf,
} from '../../harness/suite.ts';
import { expectRefusal } from './expect-refusal.ts';

/**
 * True when the contract refuses what these bytes say; bytes that are no JSON are refused too. Half a surrogate pair is
 * no character: what a schema says of it is open, so it counts as the replacement character that most servers make of it.
 */
export function mustRefuse(contract: Contract, value: Json | undefined): boolean {
  if (value === undefined) return true;
  return !compile(contract.request.enforceable).accepts(wellFormed(value));
}

function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return (value as readonly Json[]).map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner as Json)]));
}

/**
 * What speaks against the response to a hostile request: where the contract refuses it, anything but a refusal; where it
 * does not, only a server error, a hang, a redirect or a refusal for another refusal.
 */
export function judgeHostile(
  context: Plan,
  exchange: Exchange,
  refusal: Refusal,
  mustBeRefused: boolean,
  ...others: readonly Refusal[]
): readonly Finding[] {
  const { outcome, request } = exchange;
  const large = (request.body?.length ?? 0) > 256 * 1024;
  if (outcome.kind === 'none' && large && outcome.reason === 'reset') {
    const fact = 'the connection is closed while a large body is sent';
    return [
      note(
        { code: 'closed-early', fact, expected: 'status 413 or another refusal', received: received(exchange) },
        exchange,
      ),
    ];
  }
  if (statusOf(exchange) === 431 || statusOf(exchange) === 413) return [];
  // Whatever else it is, what is hostile is also no valid value, and some parsers do not read it.
  const found = expectRefusal(context, exchange, refusal, ...others, 'invalid-value', 'malformed-json');
  if (mustBeRefused || !isSuccess(exchange)) {
    return found.map((finding) =>
      finding.code === 'server-error'
        ? failure({ ...wordsOf(finding), fact: `${exchange.request.case ?? refusal}: ${finding.fact}` }, exchange)
        : finding,
    );
  }
  return [];
}

function wordsOf({ code, expected, received: got }: Finding) {
  return { code, expected, received: got };
}
