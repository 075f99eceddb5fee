import { resolve } from 'node:path';
import { loadContract } from '../contract/load-contract.ts';
import { didYouMean } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';
import type { ClientRequirement } from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import type { RunHeader, RunSummary } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { type GateOptions, openGates } from '../run/plan/gates.ts';
import { loadWaivers } from '../run/plan/load-waivers.ts';
import type { RunResult } from '../run/plan/options.ts';
import { readVersion } from '../run/plan/package-root.ts';
import { requirementIds } from '../run/plan/requirement-ids.ts';
import { openRecord } from '../run/record/open-record.ts';
import { describeContract } from '../run/record/run-header.ts';
import { RunRollUp } from '../run/record/run-roll-up.ts';
import { isNamedBy } from '../verdict/gates/minimums.ts';
import { ClientPool } from './ask-client.ts';
import { type BenchCounts, benchClient } from './bench-client.ts';
import type { AdapterCommand } from './client-process.ts';
import { judgeClient } from './judge-client.ts';
import { loadClientRequirements } from './load-client-requirements.ts';

/** A client under test: an adapter, and the name that the report calls it by. */
interface NamedClient extends AdapterCommand {
  readonly name: string;
}

/** What `rolecall client` takes. */
interface ClientRunOptions extends GateOptions {
  readonly contracts: readonly string[];
  readonly clients: readonly NamedClient[];
  readonly specs?: readonly string[];
  readonly grep?: string;
  readonly out?: string;
  readonly waivers?: string;
  /** Scenarios at once; 6 when absent. */
  readonly parallel?: number;
  /** Seconds that a client may say nothing; 30 when absent. */
  readonly patienceSeconds?: number;
  readonly onVerdict?: (verdict: Verdict, done: number, of: number) => void;
}

/**
 * Judges clients against contracts, and writes `run.jsonl` as it goes.
 * @throws HarnessError when it cannot start or cannot write.
 */
export async function runClient(options: ClientRunOptions): Promise<RunResult & { readonly record: string }> {
  const startedAt = Date.now();
  const contracts = await Promise.all(
    options.contracts.map(async (id) => loadContract(await findContractFolder(id, options.specs))),
  );
  const all = await loadClientRequirements();
  const requirements = selectClientRequirements(all, options.grep);
  const waivers = loadWaivers(all, options.waivers, requirementIds('server'));
  const { gates, baseline } = await openGates(options);
  const header: RunHeader = {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: readVersion() },
    contracts: contracts.map(describeContract),
    targets: options.clients.map(({ name, command }) => ({ name, kind: 'mock', baseUrl: command, callers: ['admin'] })),
    seed: 0,
    options: {
      clients: options.clients.map(({ name, command, oneShot = false }) => ({ name, command, oneShot })),
      ...(options.specs ? { specs: options.specs } : {}),
    },
    ...(waivers ? { waivers } : {}),
    gates,
    startedAt: new Date(startedAt).toISOString(),
  };
  const rollUp = new RunRollUp({ gates, baseline, waivers, today: header.startedAt.slice(0, 10) });
  const record = await openRecord(resolve(options.out ?? 'reports/out'));
  const of = requirements.length * contracts.length * options.clients.length;
  try {
    record.append(header);
    for (const contract of contracts) {
      for (const client of options.clients) {
        const counts = await runOne(contract, client, requirements, options, (given) => {
          const verdict = rollUp.take({ type: 'verdict', ...given });
          record.append(verdict);
          options.onVerdict?.(verdict, rollUp.verdicts.length, of);
        });
        const summary = summaryOf(contract, client.name, counts);
        rollUp.summaries.push(summary);
        record.append(summary);
      }
    }
    const footer = rollUp.footer(Date.now() - startedAt, []);
    record.append(footer);
    const { exitCode, reasons, told = [] } = footer;
    return { exitCode, reasons, told, counts: rollUp.counts, files: [record.file], record: record.file };
  } finally {
    record.close();
  }
}

async function runOne(
  contract: Contract,
  client: NamedClient,
  requirements: readonly ClientRequirement[],
  { parallel = 6, patienceSeconds = 30 }: ClientRunOptions,
  onVerdict: (verdict: Verdict) => void,
): Promise<BenchCounts> {
  const pool = new ClientPool(client);
  try {
    const bench = benchClient({
      name: client.name,
      contract,
      client: pool,
      parallel,
      patienceMs: patienceSeconds * 1000,
    });
    // A command that names no program, or one that breaks before it asks for anything, is a mistake, told before anything is judged.
    const why = await bench.control({ name: 'control call', judge: () => [] });
    if (why !== undefined && bench.counts.requests === 0 && !pool.hasSpoken) throw silentFromTheStart(client, why);
    // They wait most of the time: all begin, and the bench lets so many through at once.
    const verdicts = requirements.map((requirement) => judgeClient(bench, requirement));
    for (const verdict of verdicts) onVerdict(await verdict);
    return bench.counts;
  } finally {
    pool.close();
  }
}

function silentFromTheStart({ name, command, oneShot }: NamedClient, why: string): HarnessError {
  const needsOneShot = oneShot !== true && why.includes('ROLECALL_');
  return new HarnessError(
    'USAGE',
    `the client "${name}" made no request and said nothing: ${why.slice(why.indexOf(': ') + 2)}`,
    needsOneShot
      ? 'an adapter that reads ROLECALL_... variables needs --one-shot'
      : `type echo | ${command} to see what it writes; docs/clients.md says what an adapter reads and says`,
  );
}

function summaryOf({ id, gaps }: Contract, target: string, counts: BenchCounts): RunSummary {
  const { responses, requests, successes } = counts;
  return {
    type: 'summary',
    contract: id,
    target,
    statuses: [],
    coverage: [],
    gaps,
    callers: { admin: requests },
    responses,
    exchanges: requests,
    asked: { accepted: { sent: requests, got: successes }, refused: { sent: 0, got: 0 } },
    ...(successes === 0 ? { inconclusive: `no update was ever accepted in ${requests} requests` } : {}),
    testUsers: [],
    rate: [],
  };
}

/**
 * The client requirements that a pattern names.
 * @throws HarnessError REQUIREMENT_UNKNOWN when it names none.
 */
export function selectClientRequirements(
  all: readonly ClientRequirement[],
  pattern: string | undefined,
): readonly ClientRequirement[] {
  const selected = pattern === undefined ? all : all.filter(({ id }) => isNamedBy(pattern, id));
  if (selected.length > 0) return selected;
  const ids = all.map(({ id }) => id);
  throw new HarnessError(
    'REQUIREMENT_UNKNOWN',
    `no client requirement matches "${pattern}"`,
    `${didYouMean(pattern ?? '', ids)} rolecall client requirements lists all`,
  );
}
