import { resolve } from 'node:path';
import type { Contract } from '../model/contract.ts';
import type { RunHeader, RunSummary } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { type GateOptions, openGates } from '../run/plan/gates.ts';
import { loadWaivers } from '../run/plan/load-waivers.ts';
import type { RunResult } from '../run/plan/options.ts';
import { readVersion } from '../run/plan/package-root.ts';
import { requirementIds } from '../run/plan/requirement-ids.ts';
import { openRecord } from '../run/record/open-record.ts';
import { describeContract } from '../run/record/run-header.ts';
import { RunRollUp } from '../run/record/run-roll-up.ts';

/** What stood open for a while and was judged at its end. */
interface Session {
  readonly contract: Contract;
  readonly targets: RunHeader['targets'];
  readonly options: RunHeader['options'];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly verdicts: readonly Verdict[];
  readonly summaries: readonly RunSummary[];
}

/** Where a session is written to, and what fails it. */
export interface SessionOptions extends GateOptions {
  readonly out?: string;
  readonly waivers?: string;
}

/**
 * Writes a session down as a run, with the waivers and gates of one. One in which nothing came is incomplete.
 * @throws HarnessError WAIVER_INVALID, RECORD_UNREADABLE for the baseline, OUTPUT_UNWRITABLE.
 */
export async function writeSession(
  { contract, verdicts, summaries, startedAt, ...session }: Session,
  options: SessionOptions,
): Promise<RunResult & { readonly record: string }> {
  const ids = [...requirementIds('server'), ...requirementIds('client')].map((id) => ({ id }));
  const waivers = loadWaivers(ids, options.waivers, []);
  const { gates, baseline } = await openGates(options);
  const header: RunHeader = {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: readVersion() },
    contracts: [describeContract(contract)],
    targets: session.targets,
    seed: 0,
    options: { ...session.options, ...(options.out === undefined ? {} : { out: options.out }) },
    ...(waivers ? { waivers } : {}),
    gates,
    startedAt: new Date(startedAt).toISOString(),
  };
  const rollUp = new RunRollUp({ gates, baseline, waivers, today: header.startedAt.slice(0, 10) });
  const record = await openRecord(resolve(options.out ?? 'reports/out'));
  try {
    record.append(header);
    for (const verdict of verdicts) record.append(rollUp.take({ type: 'verdict', ...verdict }));
    for (const summary of summaries) {
      rollUp.summaries.push(summary);
      record.append(summary);
    }
    const came = summaries.some(({ exchanges }) => exchanges > 0);
    const footer = rollUp.footer(Date.now() - startedAt, came ? [] : ['no request came']);
    record.append(footer);
    const { exitCode, reasons, told = [] } = footer;
    return { exitCode, reasons, told, counts: rollUp.counts, files: [record.file], record: record.file };
  } finally {
    record.close();
  }
}
