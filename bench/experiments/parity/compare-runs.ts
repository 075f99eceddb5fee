import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunVerdict } from '../../../harness/model/run.ts';
import type { RequestRate } from '../../../harness/model/target.ts';
import { startMockProcess, writeTargetFile } from '../live/mock-process.ts';
import { type LiveRun, readRecord, runCommandLine, runLive } from '../live/run-live.ts';

/** How the run in two processes differs from the embedded one. */
interface ComparisonOptions {
  /** Random cases of each kind, in both runs. */
  readonly runs: number;
  readonly latencyMs?: number;
  /** What the mock enforces: `requests/seconds`. */
  readonly limit?: string;
  readonly requestRate?: Partial<RequestRate>;
  readonly grep?: string;
}

/** One requirement that ended otherwise. */
interface Difference {
  readonly requirement: string;
  readonly embedded: string;
  readonly live: string;
}

/** What came of the comparison. */
interface Comparison {
  readonly contract: string;
  readonly requirements: number;
  readonly differences: readonly Difference[];
  readonly live: LiveRun;
}

/** Runs one contract on the embedded mock and on the same mock in another process, and compares the outcomes. */
export async function compareRuns(contract: string, options: ComparisonOptions): Promise<Comparison> {
  const only = options.grep === undefined ? [] : ['--grep', options.grep];
  const flags = ['--runs', String(options.runs), ...only];
  const out = mkdtempSync(join(tmpdir(), 'rolecall-embedded-'));
  await runCommandLine(['run', '--contract', contract, '--out', out, ...flags]);
  const embedded = readRecord(join(out, 'run.jsonl')).verdicts;
  const mock = await startMockProcess(contract, [
    ...(options.latencyMs === undefined ? [] : ['--latency', String(options.latencyMs)]),
    ...(options.limit === undefined ? [] : ['--limit', options.limit]),
  ]);
  try {
    const { target } = mock;
    const requestRate = { ...target.requestRate, perSecond: 0, budget: 0, ...options.requestRate };
    const live = await runLive(writeTargetFile({ mock: { ...target, requestRate } }), flags);
    return {
      contract,
      requirements: embedded.length,
      differences: differencesOf(embedded, live.verdicts),
      live,
    };
  } finally {
    mock.stop();
  }
}

function differencesOf(embedded: readonly RunVerdict[], live: readonly RunVerdict[]): readonly Difference[] {
  const byId = new Map(live.map((verdict) => [verdict.requirement, describe(verdict)]));
  return embedded.flatMap((verdict) => {
    const other = byId.get(verdict.requirement) ?? 'none';
    const own = describe(verdict);
    return own === other ? [] : [{ requirement: verdict.requirement, embedded: own, live: other }];
  });
}

/** The outcome, with the codes of what was found: a warning for another reason is another outcome. */
function describe(verdict: RunVerdict): string {
  const codes =
    'findings' in verdict ? verdict.findings.filter(({ kind }) => kind !== 'note').map(({ code }) => code) : [];
  const reason = 'reason' in verdict && verdict.outcome !== 'skipped' ? `: ${verdict.reason}` : '';
  return [verdict.outcome, ...new Set(codes.toSorted())].join(' ') + reason;
}
