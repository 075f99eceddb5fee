import type { Exchange } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RecordedScenario } from '../../../model/verdict.ts';
import { caseFamily } from '../../../verdict/merge-findings.ts';
import type { Attempt } from '../scenario/attempt.ts';

/** Distinct findings whose attempts are kept. */
const mostFindings = 200;
/** Exchanges written down with one verdict; beyond it each finding keeps the one that shows it. */
const mostExchanges = 60;
/** Attempts kept of a requirement that found nothing. */
const samples = 3;
/** Steps shown of one attempt. */
const mostSteps = 40;

/** What is written down of a requirement's attempts. */
interface Picked {
  readonly exchanges: readonly Exchange[];
  readonly scenarios: readonly RecordedScenario[];
}

/** The attempts that show a requirement's findings: the first of each distinct one, and how it went when tried again. Bounded. */
export class Evidence {
  readonly #samples: Attempt[] = [];
  readonly #kept = new Map<string, Attempt[]>();

  /** Holds a first attempt, and gives the keys under which later ones are added. */
  add(attempt: Attempt): void {
    if (this.#samples.length < samples && attempt.end === 'done') this.#samples.push(attempt);
    for (const finding of attempt.findings) {
      const key = keyOfFinding(finding);
      if (finding.kind !== 'note' && !this.#kept.has(key) && this.#kept.size < mostFindings)
        this.#kept.set(key, [attempt]);
    }
  }

  /** Holds an attempt that was made to see the findings of `first` again: the last one counts. */
  addAgain(first: Attempt, again: Attempt): void {
    for (const kept of this.#kept.values()) if (kept[0] === first) kept.splice(1, 1, again);
  }

  /** The steps that show these findings, in their order; a sample when there are none. */
  pick(findings: readonly Finding[]): Picked {
    const shown = findings.flatMap((finding) => {
      const attempts = this.#kept.get(keyOfFinding(finding));
      return attempts ? [{ finding, attempts }] : [];
    });
    if (shown.length === 0) return this.#sample();
    const exchanges = new Map<number, Exchange>();
    const scenarios = new Map<Attempt, RecordedScenario>();
    for (const { finding, attempts } of shown) {
      const [first] = attempts;
      if (!first || scenarios.has(first)) continue;
      const steps = attempts.map((attempt) => ({ attempt, steps: stepsOf(attempt, finding) }));
      const room = exchanges.size + steps.reduce((sum, one) => sum + one.steps.length, 0) <= mostExchanges;
      if (room || scenarios.size === 0) {
        for (const one of steps) for (const exchange of one.steps) exchanges.set(exchange.id, exchange);
        scenarios.set(first, recorded(first, steps));
      } else {
        const decisive = first.exchanges.find(({ id }) => id === finding.exchange);
        if (decisive) exchanges.set(decisive.id, decisive);
      }
    }
    return { exchanges: [...exchanges.values()], scenarios: [...scenarios.values()] };
  }

  #sample(): Picked {
    const exchanges = this.#samples.flatMap((attempt) => attempt.exchanges.slice(-1));
    return { exchanges, scenarios: [] };
  }
}

/** The same whether it is called a failure or unstable. */
function keyOfFinding({ code, fact, at, case: name }: Finding): string {
  return JSON.stringify([code, fact, at, caseFamily(name)]);
}

/** The last steps up to the one that shows the finding, where there are too many to show. */
function stepsOf({ exchanges }: Attempt, { exchange }: Finding): readonly Exchange[] {
  if (exchanges.length <= mostSteps) return exchanges;
  const at = exchanges.findIndex(({ id }) => id === exchange);
  const end = at < 0 ? exchanges.length : Math.min(exchanges.length, at + 2);
  return exchanges.slice(Math.max(0, end - mostSteps), end);
}

function recorded(
  { origin: { scenario } }: Attempt,
  steps: readonly { readonly attempt: Attempt; readonly steps: readonly Exchange[] }[],
): RecordedScenario {
  return {
    name: scenario.name,
    purpose: scenario.purpose,
    attempts: steps.map(({ attempt, steps: own }) => ({ steps: own.map(({ id }) => id), end: endOf(attempt) })),
  };
}

function endOf({ end, findings }: Attempt): string {
  if (end !== 'done') return end;
  return findings.some(({ kind }) => kind === 'failure') ? 'failed' : 'held';
}
