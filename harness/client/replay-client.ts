import { loadContract } from '../contract/load-contract.ts';
import { HarnessError } from '../errors.ts';
import type { ClientRequirement } from '../model/client.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { readRecord } from '../run/record/publish-reports.ts';
import { compareReplay, type ReplayResponse } from '../run/replay/compare-replay.ts';
import type { ReplayKey } from '../run/replay/parse-key.ts';
import { ClientPool } from './ask-client.ts';
import { benchClient } from './bench-client.ts';
import type { AdapterCommand } from './client-process.ts';
import { judgeClient } from './judge-client.ts';
import type { Played } from './play-scenario.ts';
import { timelineOf } from './timeline.ts';

/** What trying a client again takes: its adapter, or a record that knows it. */
export interface ClientReplayOptions extends Partial<AdapterCommand> {
  readonly record?: string;
  /** Name of the client in that record. */
  readonly target?: string;
  readonly specs?: readonly string[];
}

/**
 * Plays the scenario of a key again with a client, and tells what came.
 * @throws HarnessError USAGE when nobody says how the client is started, or the requirement has no such scenario.
 */
export async function replayClient(
  key: ReplayKey,
  requirement: ClientRequirement,
  options: ClientReplayOptions,
): Promise<ReplayResponse & { readonly told: readonly string[] }> {
  const { command, oneShot = false } = options.command === undefined ? await recorded(key, options) : options;
  if (command === undefined)
    throw new HarnessError(
      'USAGE',
      'how the client is started is not known',
      'name its adapter with --command "node adapter.mjs", or a record of rolecall client with --record FILE',
    );
  const contract = await loadContract(await findContractFolder(key.contract, options.specs));
  const names = requirement.scenarios(contract).map(({ name }) => name);
  if (key.scenario !== undefined && !names.includes(key.scenario))
    throw new HarnessError(
      'USAGE',
      `${requirement.id} has no scenario "${key.scenario}"`,
      `there are ${names.map((name) => JSON.stringify(name)).join(', ')}`,
    );
  const chosen = { ...requirement, scenarios: () => requirement.scenarios(contract).filter(isChosen) };
  function isChosen({ name }: { readonly name: string }) {
    return key.scenario === undefined || name === key.scenario;
  }
  const told: string[] = [];
  const client = new ClientPool({ command, oneShot });
  try {
    const bench = benchClient({ name: 'client', contract, client, parallel: 6, patienceMs: 30_000 });
    const onPlayed = (played: Played) => {
      bench.onPlayed(played);
      told.push(timelineOf(played.seen));
    };
    const verdict = await judgeClient({ ...bench, onPlayed }, chosen);
    return { ...compareReplay(verdict, { scenario: key.scenario, ran: true, codes: undefined }), told };
  } finally {
    client.close();
  }
}

/** The adapter that a record was made with: of the client that is named, else of the first that the requirement failed. */
async function recorded(key: ReplayKey, { record, target }: ClientReplayOptions): Promise<Partial<AdapterCommand>> {
  if (record === undefined) return {};
  const { header, verdicts } = await readRecord(record);
  const about = verdicts.filter(
    ({ contract, requirement }) => contract === key.contract && requirement === key.requirement,
  );
  const verdict =
    about.find((one) => one.target === target) ?? about.find(({ outcome }) => outcome === 'fail') ?? about[0];
  // The record's schema leaves options open; these are what rolecall client writes.
  const { clients = [] } = header.options as { readonly clients?: readonly (AdapterCommand & { name: string })[] };
  return clients.find(({ name }) => name === verdict?.target) ?? {};
}
