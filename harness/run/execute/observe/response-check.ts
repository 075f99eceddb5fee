import { statusOrReason } from '../../../domain/response-status.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { JudgingRequirement } from '../../../model/requirement.ts';
import { joinCases } from '../../../verdict/merge-findings.ts';
import { keyOf, type Origin } from '../scenario/origin.ts';

/** Exchanges kept per distinct fact. */
const keptPerFact = 2;
/** Distinct facts kept; further ones are counted, in one finding of its own. */
const maxFacts = 50;
/** Names of cases kept per fact. */
const maxCases = 100;

/** One thing that was seen, however often. */
export interface Fact {
  readonly finding: Finding;
  times: number;
  readonly cases: Set<string>;
  moreCases: number;
  readonly exchanges: Exchange[];
  /** What it was seen in first; absent before the first scenario. */
  readonly origin: Origin | undefined;
  /** Keys of the first few scenarios in which it was seen. */
  readonly seenIn: Set<string>;
}

/** Whether two requests without a response waited at once: a server that stands still for a while is seen once. */
function isOneStall(one: Exchange, other: Exchange): boolean {
  if (one.outcome.kind !== 'none' || other.outcome.kind !== 'none') return false;
  return other.startedAt < one.startedAt + one.durationMs && one.startedAt < other.startedAt + other.durationMs;
}

/** Judges every exchange of a run for one requirement as it passes, and remembers facts, not exchanges. */
export class ResponseCheck {
  judged = 0;
  readonly requirement: JudgingRequirement;
  readonly #contract: Contract;
  readonly #secrets: readonly string[];
  readonly #facts = new Map<string, Fact>();
  readonly #sample: Exchange[] = [];
  #further: Finding | undefined;

  constructor(requirement: JudgingRequirement, contract: Contract, secrets: readonly string[]) {
    this.requirement = requirement;
    this.#contract = contract;
    this.#secrets = secrets;
  }

  see(exchange: Exchange, origin?: Origin): void {
    this.judged += 1;
    if (this.#sample.length < keptPerFact) this.#sample.push(exchange);
    for (const { finding, status } of this.#judge(exchange)) {
      const key = `${finding.kind} ${finding.code} ${finding.fact} ${finding.at ?? ''} ${status}`;
      const fact = this.#facts.get(key);
      if (fact === undefined) {
        if (this.#facts.size >= maxFacts) {
          this.#overflow(finding);
          continue;
        }
        const { case: caseName } = exchange.request;
        const named: Finding = {
          ...finding,
          exchange: exchange.id,
          status,
          ...(caseName === undefined ? {} : { case: caseName }),
          ...(origin ? { scenario: keyOf(origin) } : {}),
        };
        this.#facts.set(key, {
          finding: named,
          times: 1,
          cases: new Set([caseName ?? '']),
          moreCases: 0,
          exchanges: [exchange],
          origin,
          seenIn: new Set(origin ? [keyOf(origin)] : []),
        });
        continue;
      }
      fact.times += 1;
      if (origin && fact.seenIn.size < keptPerFact && !fact.exchanges.some((one) => isOneStall(one, exchange)))
        fact.seenIn.add(keyOf(origin));
      const name = exchange.request.case ?? '';
      if (fact.cases.size < maxCases) fact.cases.add(name);
      else if (!fact.cases.has(name)) fact.moreCases += 1;
      if (fact.exchanges.length < keptPerFact) fact.exchanges.push(exchange);
    }
  }

  /** Findings with the status of the response that they are about: an exchange may hold earlier ones, each judged alone. */
  *#judge(exchange: Exchange): Generator<{ readonly finding: Finding; readonly status: string }> {
    const earlier = exchange.earlier.filter(({ kind }) => kind === 'response');
    for (const outcome of [...earlier, exchange.outcome]) {
      const one = exchange.earlier.length === 0 ? exchange : { ...exchange, earlier: [], outcome };
      const seen = { contract: this.#contract, exchange: one, secrets: this.#secrets };
      for (const finding of this.requirement.judge(seen)) yield { finding, status: statusOrReason(one) };
    }
  }

  get facts(): readonly Fact[] {
    return [...this.#facts.values()];
  }

  findings(): readonly Finding[] {
    const kept = [...this.#facts.values()].map(({ finding, times, cases, moreCases }) => ({
      ...finding,
      ...(times > 1 ? { times } : {}),
      ...joinCases([{ ...finding, cases: [...cases], moreCases }]),
    }));
    return this.#further ? [...kept, this.#further] : kept;
  }

  /** Exchanges that show the findings, or a sample. */
  exchanges(): readonly Exchange[] {
    const shown = [...this.#facts.values()].flatMap((fact) => fact.exchanges);
    return shown.length > 0 ? [...new Map(shown.map((exchange) => [exchange.id, exchange])).values()] : this.#sample;
  }

  // What is not kept must not vanish: a failure may hide among facts that are known.
  #overflow(finding: Finding): void {
    const times = (this.#further?.times ?? 0) + 1;
    const { kind } = this.#further?.kind === 'failure' ? this.#further : finding;
    this.#further = {
      kind,
      code: 'further-facts',
      fact: `more than ${maxFacts} distinct facts; the others are only counted`,
      expected: 'none',
      received: `${times} further ones, the last: ${finding.fact}`,
      times,
    };
  }
}
