import type { Operation } from '../../model/contract.ts';
import type { Cause, CauseAnswers, Throttle } from '../../model/profile.ts';

/** The causes that documented statuses stand for by custom, and the statuses that are left without one. */
export function inferCauses(update: Operation): {
  readonly causes: Readonly<Partial<Record<Cause, CauseAnswers>>>;
  readonly open: readonly string[];
  readonly keepsOwner: boolean;
} {
  const documented = Object.keys(update.answers).filter((status) => /^4\d\d$/.test(status));
  const texts = Object.values(update.answers).map(({ description }) => description);
  const keepsOwner = texts.some((text) => /\b(last|only|sole|least one)\b.*\b(owner|admin)/i.test(text));
  const causes: Partial<Record<Cause, CauseAnswers>> = {};
  for (const [cause, customary] of customs) {
    const fitting = customary.filter((status) => documented.includes(String(status)));
    // Who is not known and who is not allowed are two things where the document has both; where it has only 403, either may come.
    const isCredentials = cause.endsWith('-credentials') && fitting.length > 0;
    const statuses = isCredentials ? (fitting[0] === 401 ? [401] : [403, 401]) : fitting;
    if (statuses.length > 0) causes[cause] = bound(statuses);
  }
  const owner = documented.find((status) =>
    /\b(last|only|sole)\b.*\b(owner|admin)/i.test(update.answers[status]?.description ?? ''),
  );
  if (owner !== undefined) causes['last-owner'] = bound([Number(owner)]);
  const used = new Set(Object.values(causes).flatMap(({ statuses }) => statuses.map(String)));
  const open = documented
    .filter((status) => !used.has(status))
    .map((status) => `answer ${status} has no cause yet: ${shorten(update.answers[status]?.description ?? '')}`);
  return { causes, open, keepsOwner };
}

/** What a documented 429 promises. */
export function inferThrottle({ answers }: Operation): Throttle | undefined {
  const answer = answers['429'];
  if (answer === undefined) return undefined;
  return { retryAfter: 'retry-after' in answer.headers ? 'delta-seconds' : 'none', source: 'answer 429' };
}

/** By cause, the statuses that documents mean by it; alternatives in the order of likelihood. */
const customs: readonly (readonly [Cause, readonly number[]])[] = [
  ['invalid-value', [422, 400]],
  ['missing-field', [422, 400]],
  ['malformed-json', [400, 422]],
  ['empty-body', [400, 422]],
  ['not-an-object', [400, 422]],
  ['unknown-role', [422, 400, 404]],
  ['wrong-media-type', [415]],
  ['oversized-body', [413]],
  ['no-credentials', [401, 403]],
  ['wrong-credentials', [401, 403]],
  ['insufficient-role', [403]],
  ['self-promotion', [403]],
  ['unknown-subject', [404]],
  ['removed-subject', [404, 410]],
  ['other-organisation', [404, 403]],
  ['malformed-id', [400, 404, 422]],
  ['throttled', [429]],
];

function bound(statuses: readonly number[]): CauseAnswers {
  const named = statuses.map(String);
  return { statuses, source: `${named.length > 1 ? 'answers' : 'answer'} ${named.join(' and ')} of the operation` };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || 'the document does not say what it is for';
}
