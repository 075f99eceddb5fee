import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';

/** Exchanges kept per distinct fact. */
const keptPerFact = 2;
/** Distinct facts kept; further ones are only counted. */
const maxFacts = 50;

type Judging = Extract<Requirement, { readonly judge: unknown }>;

interface Fact {
  readonly finding: Finding;
  times: number;
  readonly exchanges: Exchange[];
}

/** Judges every exchange of a run for one requirement as it passes, and remembers facts, not exchanges. */
export class Onlooker {
  judged = 0;
  readonly requirement: Judging;
  readonly #contract: Contract;
  readonly #secrets: readonly string[];
  readonly #facts = new Map<string, Fact>();
  readonly #sample: Exchange[] = [];

  constructor(requirement: Judging, contract: Contract, secrets: readonly string[]) {
    this.requirement = requirement;
    this.#contract = contract;
    this.#secrets = secrets;
  }

  see(exchange: Exchange): void {
    this.judged += 1;
    if (this.#sample.length < keptPerFact) this.#sample.push(exchange);
    for (const finding of this.requirement.judge({ contract: this.#contract, exchange, secrets: this.#secrets })) {
      const key = `${finding.kind} ${finding.code} ${finding.fact} ${finding.at ?? ''}`;
      const fact = this.#facts.get(key);
      if (fact === undefined) {
        if (this.#facts.size >= maxFacts) continue;
        const { case: caseName } = exchange.request;
        const named: Finding = {
          ...finding,
          exchange: exchange.id,
          ...(caseName === undefined ? {} : { case: caseName }),
        };
        this.#facts.set(key, { finding: named, times: 1, exchanges: [exchange] });
        continue;
      }
      fact.times += 1;
      if (fact.exchanges.length < keptPerFact) fact.exchanges.push(exchange);
    }
  }

  findings(): readonly Finding[] {
    return [...this.#facts.values()].map(({ finding, times }) => (times > 1 ? { ...finding, times } : finding));
  }

  /** Exchanges that show the findings, or a sample. */
  exchanges(): readonly Exchange[] {
    const shown = [...this.#facts.values()].flatMap((fact) => fact.exchanges);
    return shown.length > 0 ? [...new Map(shown.map((exchange) => [exchange.id, exchange])).values()] : this.#sample;
  }
}
