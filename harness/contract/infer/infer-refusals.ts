import { refusals as refusalNames, statusesMeant } from '../../domain/refusal-statuses.ts';
import type { Operation } from '../../model/contract.ts';
import type { RateLimits, Refusal, RefusalResponses } from '../../model/profile.ts';

/** The refusals that documented statuses stand for by custom, and the statuses that are left without one. */
export function inferRefusals(update: Operation): {
  readonly refusals: Readonly<Partial<Record<Refusal, RefusalResponses>>>;
  readonly open: readonly string[];
  readonly keepsOwner: boolean;
} {
  const documented = Object.keys(update.responses).filter((status) => /^4\d\d$/.test(status));
  const texts = Object.values(update.responses).map(({ description }) => description);
  const keepsOwner = texts.some((text) => /\b(last|only|sole|least one)\b.*\b(owner|admin)/i.test(text));
  const refusals: Partial<Record<Refusal, RefusalResponses>> = {};
  for (const refusal of refusalNames) {
    const meant = statusesMeant(refusal).filter((status) => documented.includes(String(status)));
    // Where 404 is the only status that could mean an unknown role, it is the user who is not found.
    const fitting = refusal === 'unknown-role' && meant.every((status) => status === 404) ? [] : meant;
    // Who is not known and who is not allowed are two things where the document has both; where it has only 403, either may come.
    const isCredentials = refusal.endsWith('-credentials') && fitting.length > 0;
    const statuses = isCredentials ? (fitting[0] === 401 ? [401] : [403, 401]) : fitting;
    if (statuses.length > 0) refusals[refusal] = bound(statuses);
  }
  const owner = documented.find((status) =>
    /\b(last|only|sole)\b.*\b(owner|admin)/i.test(update.responses[status]?.description ?? ''),
  );
  if (owner !== undefined) refusals['last-owner'] = bound([Number(owner)]);
  const used = new Set(Object.values(refusals).flatMap(({ statuses }) => statuses.map(String)));
  const open = documented
    .filter((status) => !used.has(status))
    .map((status) => `response ${status} has no refusal yet: ${shorten(update.responses[status]?.description ?? '')}`);
  return { refusals, open, keepsOwner };
}

/** What a documented 429 promises. */
export function inferRateLimit({ responses }: Operation): RateLimits | undefined {
  const response = responses['429'];
  if (response === undefined) return undefined;
  return { retryAfter: 'retry-after' in response.headers ? 'delta-seconds' : 'none', source: 'response 429' };
}

function bound(statuses: readonly number[]): RefusalResponses {
  const named = statuses.map(String);
  return { statuses, source: `${named.length > 1 ? 'responses' : 'response'} ${named.join(' and ')} of the operation` };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || 'the document does not say what it is for';
}
