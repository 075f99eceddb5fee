import { boundText } from '../domain/cut-text.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding, FindingKind } from '../model/finding.ts';
import type { Json } from '../model/json.ts';

/** What a finding says: fact, what was expected, what was received. */
interface FindingWords {
  readonly code: string;
  readonly fact: string;
  readonly expected: string;
  readonly received: string;
  readonly at?: string;
  readonly case?: string;
}

/** A failure, bound to the exchange that shows it. */
export function failure(words: FindingWords, exchange?: Exchange | number): Finding {
  return finding('failure', words, exchange);
}

/** A documentation gap, bound to the exchange that shows it. */
export function gap(words: FindingWords, exchange?: Exchange | number): Finding {
  return finding('gap', words, exchange);
}

/** Something worth telling. */
export function note(words: FindingWords, exchange?: Exchange | number): Finding {
  return finding('note', words, exchange);
}

/** A JSON value for people; cut when its secrets have been replaced, see `cutText`. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return boundText(JSON.stringify(value));
}

/** What came back, for people: `status 409`, or why nothing did. */
export function received(exchange: Exchange): string {
  const { outcome } = exchange;
  return outcome.kind === 'response'
    ? `status ${outcome.status}`
    : `no whole response: ${outcome.reason} (${outcome.detail})`;
}

function finding(kind: FindingKind, words: FindingWords, exchange?: Exchange | number): Finding {
  if (exchange === undefined) return { kind, ...words };
  if (typeof exchange === 'number') return { kind, ...words, exchange };
  const name = words.case ?? exchange.request.case;
  return { kind, ...words, exchange: exchange.id, ...(name === undefined ? {} : { case: name }) };
}
