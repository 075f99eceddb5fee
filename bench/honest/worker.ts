import type { RateWindow } from '../../harness/model/profile.ts';
import type { RequestRate } from '../../harness/model/target.ts';
import { openContractRun } from '../../harness/run/execute/contract-run.ts';
import type { MockChoice } from '../../harness/run/target/open-target.ts';
import { serveTasks } from '../process-pool.ts';

/** One honest server to run the whole suite against. */
export interface HonestTask {
  readonly contract: string;
  readonly folder: string;
  readonly variant: string;
  readonly choice: Omit<MockChoice, 'kind'>;
  readonly seed: number;
  readonly runs: number;
}

/** What it came to. */
export interface HonestResult {
  readonly contract: string;
  readonly variant: string;
  readonly seed: number;
  readonly exchanges: number;
  /** Verdicts that an honest server must never get, each in a line. */
  readonly wrong: readonly string[];
  readonly durationMs: number;
}

serveTasks(tryHonest);

async function tryHonest({ contract, folder, variant, choice, seed, runs }: HonestTask): Promise<HonestResult> {
  const startedAt = Date.now();
  const wrong: string[] = [];
  let exchanges = 0;
  try {
    const requestRate = choice.limit ? underLimit(choice.limit) : undefined;
    const run = await openContractRun({
      folder,
      target: { kind: 'mock', ...choice },
      seed,
      runs,
      ...(requestRate ? { requestRate } : {}),
    });
    for (const verdict of await run.judge()) {
      if (verdict.outcome === 'fail')
        wrong.push(
          `fail ${verdict.requirement}: ${verdict.findings[0].fact}; received ${verdict.findings[0].received} [${verdict.findings[0].case ?? ''}]`,
        );
      if (verdict.outcome === 'blocked' || verdict.outcome === 'error')
        wrong.push(`${verdict.outcome} ${verdict.requirement}: ${verdict.reason}`);
    }
    ({ exchanges } = await run.finish());
  } catch (cause) {
    wrong.push(`error: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return { contract, variant, seed, exchanges, wrong, durationMs: Date.now() - startedAt };
}

/** As a sandbox with a limit is run: just below its rate, with a budget that reaches the limit, patient for a whole window. */
function underLimit({ requests, windowSeconds }: RateWindow): Partial<RequestRate> {
  return {
    perSecond: (0.95 * requests) / windowSeconds,
    budget: 600 + 9 * requests,
    concurrency: 2,
    maxRetryAfterSeconds: windowSeconds + 30,
  };
}
