import { isAccepted } from '../../../domain/response-status.ts';
import type { Case, Cases } from '../../../model/case.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { CoverageRow, RateSample, StatusCount } from '../../../model/run.ts';

/** Most looks at the limit that are kept. */
const maxRateSamples = 300;

type MutableCoverage = { -readonly [K in keyof CoverageRow]: CoverageRow[K] } & { responded: Record<string, number> };

/** Counts what a contract's run sent and got: the status matrix, the coverage table, the rate-limit timeline. Flat in memory. */
export class Statistics {
  exchanges = 0;
  readonly asked = { accepted: { sent: 0, got: 0 }, refused: { sent: 0, got: 0 } };
  readonly responses: Record<string, number> = {};
  readonly callers: Record<string, number> = {};
  readonly rate: RateSample[] = [];
  readonly #contract: Contract;
  readonly #startedAt: number;
  readonly #statuses = new Map<string, Record<string, number>>();
  readonly #coverage = new Map<string, MutableCoverage>();
  readonly #updates = new Map<string, number>();

  constructor(contract: Contract, cases: Cases, startedAt: number) {
    this.#contract = contract;
    this.#startedAt = startedAt;
    for (const known of [...cases.valid, ...cases.invalid]) if (known.constraint) this.#row(known);
    for (const { pointer, keyword, reason } of cases.unbreakable) {
      const key = `${pointer} ${keyword}`;
      if (!this.#coverage.has(key))
        this.#coverage.set(key, {
          pointer,
          keyword,
          validTried: 0,
          invalidTried: 0,
          responded: {},
          unbreakable: reason,
        });
    }
  }

  /** Updates of `testUser` that got success. */
  updatesOf(testUser: string): number {
    return this.#updates.get(testUser) ?? 0;
  }

  /** Takes in one exchange, and the case that it sent if any. */
  see(exchange: Exchange, sent?: Case): void {
    this.exchanges += 1 + exchange.earlier.length;
    const { request, outcome } = exchange;
    this.callers[request.caller] = (this.callers[request.caller] ?? 0) + 1;
    for (const attempt of [...exchange.earlier, outcome]) {
      const label = attempt.kind === 'response' ? String(attempt.status) : attempt.reason;
      this.responses[label] = (this.responses[label] ?? 0) + 1;
      if (attempt.kind === 'response') this.#sampleRate(attempt.status, attempt.headers, attempt.receivedAt);
    }
    if (request.operation !== 'update') return;
    for (const attempt of exchange.earlier)
      if (attempt.kind === 'response') this.#count(attempt.status, 'rate-limited');
    this.#ask(exchange);
    if (outcome.kind !== 'response') return;
    const success = isAccepted(this.#contract, exchange);
    if (success && request.user !== undefined) this.#updates.set(request.user, this.updatesOf(request.user) + 1);
    const refusal = request.intent.kind === 'refusal' ? request.intent.refusal : request.intent.kind;
    this.#count(outcome.status, outcome.status === 429 ? 'rate-limited' : refusal);
    if (sent?.constraint) this.#cover(sent, outcome.status, success);
  }

  /** One row per documented status of the update, then those that were seen undocumented. */
  statusCounts(): readonly StatusCount[] {
    const documented = Object.keys(this.#contract.update.responses);
    const rows = documented.map((status) => this.#statusCount(status, this.#under(status, documented), true));
    if (documented.includes('default')) return rows;
    const seen = [...this.#statuses.keys()].filter((status) => !documented.some((known) => covers(known, status)));
    return [...rows, ...seen.sort().map((status) => this.#statusCount(status, [status], false))];
  }

  coverageRows(): readonly CoverageRow[] {
    return [...this.#coverage.values()];
  }

  /** The seen statuses that a documented one stands for: itself, its range without those listed, or with `default` all the rest. */
  #under(status: string, documented: readonly string[]): readonly string[] {
    const seen = [...this.#statuses.keys()];
    if (status === 'default') return seen.filter((one) => !documented.some((known) => covers(known, one)));
    return seen.filter((one) => covers(status, one) && (one === status || !documented.includes(one)));
  }

  #statusCount(status: string, under: readonly string[], documented: boolean): StatusCount {
    const refusals: Record<string, number> = {};
    for (const seen of under)
      for (const [refusal, count] of Object.entries(this.#statuses.get(seen) ?? {}))
        refusals[refusal] = (refusals[refusal] ?? 0) + count;
    const provoked = Object.values(refusals).reduce((total, count) => total + count, 0);
    return { status, documented, provoked, refusals, ...(provoked === 0 ? { reason: this.#whyNot(status) } : {}) };
  }

  #whyNot(status: string): string {
    if (status.startsWith('5'))
      return 'a server error is never provoked on purpose; one that comes by itself is a failure';
    if (status === 'default') return 'stands for every status that is not listed; none of those came';
    const refusals = Object.entries(this.#contract.profile.refusals ?? {}).filter(([, responses]) =>
      responses.statuses.map(String).includes(status),
    );
    if (refusals.length === 0) return 'the profile names no refusal for it';
    return `nothing that was sent for ${refusals.map(([refusal]) => refusal).join(', ')} got it`;
  }

  #count(status: number, refusal: string): void {
    const counts = this.#statuses.get(String(status)) ?? {};
    this.#statuses.set(String(status), counts);
    counts[refusal] = (counts[refusal] ?? 0) + 1;
  }

  #ask({ request, outcome }: Exchange): void {
    if (request.intent.kind === 'open') return;
    const asked = request.intent.kind === 'valid' ? this.asked.accepted : this.asked.refused;
    asked.sent += 1;
    if (outcome.kind !== 'response') return;
    const { status } = outcome;
    if (
      isAccepted(this.#contract, { outcome }) ||
      (request.intent.kind === 'refusal' && status < 500 && status !== 429)
    )
      asked.got += 1;
  }

  #cover(sent: Case, status: number, success: boolean): void {
    const row = this.#row(sent);
    if (sent.kind === 'valid') {
      if (success) row.validTried += 1;
      return;
    }
    row.invalidTried += 1;
    row.responded[status] = (row.responded[status] ?? 0) + 1;
  }

  #row(of: Case): MutableCoverage {
    const { pointer, keyword } = of.constraint ?? { pointer: '', keyword: '' };
    const key = `${pointer} ${keyword}`;
    const proseConstraint = of.kind === 'invalid' ? of.proseConstraint : undefined;
    const row = this.#coverage.get(key) ?? { pointer, keyword, validTried: 0, invalidTried: 0, responded: {} };
    if (proseConstraint !== undefined) row.proseConstraint = proseConstraint;
    this.#coverage.set(key, row);
    return row;
  }

  #sampleRate(status: number, headers: readonly (readonly [string, string])[], at: number): void {
    if (this.rate.length >= maxRateSamples && status !== 429) return;
    if (this.rate.length >= 2 * maxRateSamples) return;
    const names = this.#contract.profile.rateLimit?.headers ?? [];
    const remainingName = names.find((header) => header.means === 'remaining')?.name.toLowerCase();
    const numeric = (name: string | undefined) => {
      const value = Number(headers.find(([header]) => header === name)?.[1] ?? Number.NaN);
      return Number.isFinite(value) ? value : undefined;
    };
    const remaining = numeric(remainingName);
    const retryAfter = numeric('retry-after');
    if (remaining === undefined && retryAfter === undefined && status !== 429) return;
    this.rate.push({
      at: Math.max(0, at - this.#startedAt),
      status,
      ...(remaining === undefined ? {} : { remaining }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  }
}

/** True when a documented status, a range or `default` covers a seen one. */
function covers(documented: string, seen: string): boolean {
  return documented === seen || (/^[1-5]XX$/i.test(documented) && documented[0] === seen[0]);
}
