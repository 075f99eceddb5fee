import type { Contract, Exchange, Plan, RateLimited, RateWindow, Scenario, Steps } from '../../harness/suite.ts';

/** True, or why the requirements about 429 do not apply. */
function documentsRateLimit({ update, profile }: Contract): true | string {
  // A range or a default promises no limit: it only says how one would be told.
  const description = update.responses['429'] ?? profile.rateLimit ?? profile.refusals?.['rate-limited'];
  return description !== undefined || 'the contract documents no 429';
}

/** True where the document or the target names a limit; else ends the requirement as skipped. */
function requireLimit(plan: Plan): void {
  const documented = documentsRateLimit(plan.contract);
  if (documented !== true && plan.target.rateLimit === undefined) plan.skip(documented);
}

/** Whether the vendor says that a 429 has Retry-After. */
export function promisesRetryAfter(contract: Contract): boolean {
  return documentsRateLimit(contract) === true && (contract.profile.rateLimit?.retryAfter ?? 'none') !== 'none';
}

/** `earlier`: a 429 that was provoked before will do, because only the response is looked at. */
interface Provoking {
  readonly earlier?: boolean;
}

/** A 429 and what led to it; skips where nobody has told a limit and none is found. */
export async function rateLimited(context: Steps, how: Provoking = {}): Promise<RateLimited | undefined> {
  const provoked = await context.provokeRateLimit(how);
  if (!provoked && !context.target.rateLimit)
    context.skip(
      'no 429 came, and nobody has told a limit; where one is enforced, add rateLimit: { requests: n, windowSeconds: s } to the target',
    );
  return provoked;
}

/** As `rateLimited`, but blocks also where the limit is known: for requirements that look at the 429 itself. */
export async function requireRateLimited(context: Steps, how: Provoking = {}): Promise<RateLimited> {
  return (
    (await rateLimited(context, how)) ?? context.block('no 429 came within the limit; see rate-limit.responds-429')
  );
}

/** What is enforced, as far as it is known. */
export function windowOf(context: Plan): RateWindow | undefined {
  return context.target.rateLimit ?? context.contract.profile.rateLimit?.window;
}

/** The values of a header, in order; names are compared without regard to case. */
export function headerValues(exchange: Exchange, name: string): readonly string[] {
  if (exchange.outcome.kind !== 'response') return [];
  const wanted = name.toLowerCase();
  return exchange.outcome.headers.filter(([own]) => own === wanted).map(([, value]) => value.trim());
}

/** Seconds that Retry-After tells, whole or as a date; `undefined` when it is missing or unreadable. */
export function retryAfterSeconds(exchange: Exchange): number | undefined {
  const [value] = headerValues(exchange, 'retry-after');
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  // A date is the server's, so it is held against the server's clock where that is told.
  const said = Date.parse(headerValues(exchange, 'date')[0] ?? '');
  const received = exchange.outcome.kind === 'response' ? exchange.outcome.receivedAt : 0;
  const now = Number.isNaN(said) ? received : said;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** Milliseconds to wait until an update should succeed: as told, else by the reset header, else the whole window. */
export function toldWait(context: Plan, exchange: Exchange): number {
  const told = retryAfterSeconds(exchange);
  if (told !== undefined) return told * 1000;
  const reset = context.contract.profile.rateLimit?.headers?.find(({ means }) => means === 'reset');
  const seconds = reset && resetSeconds(headerValues(exchange, reset.name)[0], reset.unit, exchange);
  if (seconds !== undefined && seconds >= 0) return seconds * 1000;
  return (windowOf(context)?.windowSeconds ?? 60) * 1000;
}

/** Updates after which a 429 shows that they came in one go, where nobody has told the limit. */
const burst = 20;
/** Milliseconds without requests after which an unknown limit is taken to be free; longer waits are for nobody. */
const [usualQuiet, mostQuiet] = [6_000, 10_000];

/** Whether a 429 came after a burst: of requests that came one by one each makes room soon, and any time that is told seems true. */
export function isAfterBurst(context: Plan, { before }: RateLimited): boolean {
  return before.length >= (windowOf(context)?.requests ?? burst);
}

/** Milliseconds after which what other requests have used of the limit is free again, as far as it is known. */
export function quietTime(context: Plan): number {
  const window = windowOf(context);
  return window === undefined ? usualQuiet : Math.min(window.windowSeconds * 1000, mostQuiet);
}

/** Seconds until the reset that a header tells, by its unit; `undefined` when it is unreadable in that unit. */
export function resetSeconds(
  value: string | undefined,
  unit: 'delta-seconds' | 'epoch-seconds' | 'duration' | undefined,
  exchange: Exchange,
): number | undefined {
  if (value === undefined) return undefined;
  if (unit === 'duration') return durationSeconds(value);
  if (!/^\d+(\.\d+)?$/.test(value)) return undefined;
  const receivedAt = exchange.outcome.kind === 'response' ? exchange.outcome.receivedAt : 0;
  return unit === 'epoch-seconds' ? Number(value) - receivedAt / 1000 : Number(value);
}

/** Seconds of a duration text such as `1s`, `6m0s` or `250ms`. */
export function durationSeconds(text: string): number | undefined {
  const [whole, hours, minutes, seconds, milliseconds] =
    /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(text) ?? [];
  if (!whole) return undefined;
  return (
    Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) + Number(milliseconds ?? 0) / 1000
  );
}

/** What a server may not do though nobody documents its limit (RFC 9110 section 10.2.3). */
const falseAnywhere = new Set([
  'retry-after-too-short',
  'retry-after-too-long',
  'retry-after-unreadable',
  'rate-limited-but-applied',
]);

/**
 * A scenario that uses a limit up: last and alone. Skips where nobody names a limit; where only the target does, what is
 * found is a gap of the document, unless it is false whatever a document says.
 */
export function limiting(plan: Plan, name: string, times: number, usual: Scenario['run']): Scenario {
  requireLimit(plan);
  const { rateLimit } = plan.target;
  const isPromised = documentsRateLimit(plan.contract) === true;
  const run: Scenario['run'] = async (steps, testUsers) =>
    (await usual(steps, testUsers)).map((finding) =>
      isPromised || finding.kind !== 'failure' || falseAnywhere.has(finding.code)
        ? finding
        : { ...finding, kind: 'gap' },
    );
  // What nobody has told is looked for once, and what was found is looked at by all.
  const provoking = rateLimit ? Math.ceil(rateLimit.requests * 1.1) + 2 : 5;
  return { name, purpose: 'open', rank: 'deciding', destructive: true, cost: times * (provoking + 4), run };
}
