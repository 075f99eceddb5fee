import type { Json } from '../model/json.ts';
import type { NextPage } from '../model/profile-reads.ts';
import { at } from './pointer.ts';

/** A page of a list as it was received. */
export interface ReceivedPage {
  readonly body: Json;
  /** The Link header. */
  readonly link: string | undefined;
  /** How many users are on it. */
  readonly count: number;
  /** How many were on the page before; 0 for the first page. */
  readonly before: number;
  /** What the parameter was when it was asked for; undefined for the first page. */
  readonly asked: string | undefined;
}

/** The value of the parameter that asks for the next page; `undefined` after the last one. */
export function nextPage(next: NextPage, { body, link, count, before, asked }: ReceivedPage): string | undefined {
  if (next.from !== undefined) return valueIn(at(body, next.from), next.query);
  if (next.by === 'link') return valueIn(nextLink(link), next.query);
  // Where pages are counted, one without users is past the end, and one that is shorter than the one before is the last.
  if (count === 0 || count < before) return undefined;
  const now = asked === undefined ? (next.first ?? (next.by === 'page' ? 1 : 0)) : Number(asked);
  return String(now + (next.by === 'page' ? 1 : count));
}

/** A cursor as it is, or that of an address. */
function valueIn(found: Json | undefined, query: string): string | undefined {
  if (typeof found === 'number') return String(found);
  if (typeof found !== 'string' || found === '') return undefined;
  const parameters = /^[^?\s]*\?([^#\s]+)/.exec(found)?.[1];
  return (parameters === undefined ? undefined : new URLSearchParams(parameters).get(query)) ?? found;
}

/** RFC 8288: `<https://api.example/users?page=2>; rel="next"`. */
function nextLink(header: string | undefined): string | undefined {
  const links = [...(header ?? '').matchAll(/<([^>]*)>((?:\s*;\s*[\w*]+\s*=?\s*(?:"[^"]*"|[^",;\s]*))*)/g)];
  return links.find(([, , parameters = '']) =>
    /;\s*rel\s*=\s*(next\b|"([^"]*\s)?next(\s[^"]*)?")/i.test(parameters),
  )?.[1];
}
