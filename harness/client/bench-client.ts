import { createGate } from '../exchange/limiter.ts';
import type { ClientOperation, ClientScenario } from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import type { RecordedCall } from '../model/verdict.ts';
import type { ClientPool } from './ask-client.ts';
import { measureBackOff } from './back-off.ts';
import { describeCall } from './describe-call.ts';
import type { ClientBench } from './judge-client.ts';
import { type Played, type Player, playScenario } from './play-scenario.ts';
import { tellingLine } from './telling-line.ts';
import { timelineOf } from './timeline.ts';

/** How a client is tried. */
interface BenchOptions {
  readonly name: string;
  readonly contract: Contract;
  readonly client: Pick<ClientPool, 'ask'>;
  /** Scenarios at once. */
  readonly parallel: number;
  readonly patienceMs: number;
}

/** What one client's verdicts on one contract stand on; counts what came for the summary. */
export function benchClient(options: BenchOptions): ClientBench & { readonly counts: BenchCounts } {
  const { name, contract, client, parallel, patienceMs } = options;
  const gate = createGate(parallel);
  const player: Player = { contract, client, patienceMs };
  const controls = new Map<string, Promise<string | undefined>>();
  const controlCalls = new Map<string, RecordedCall>();
  const counts: BenchCounts = { responses: {}, requests: 0, successes: 0 };
  let id = 0;
  const onPlayed = (played: Played) => count(counts, played);
  const slot = async <T>(run: () => Promise<T>): Promise<T> => {
    await gate.enter();
    try {
      return await run();
    } finally {
      gate.leave();
    }
  };
  return {
    ...player,
    name,
    counts,
    nextId: () => {
      id += 1;
      return id;
    },
    onPlayed,
    slot,
    backOff: measureBackOff(player),
    controlCall: (scenario) => controlCalls.get(keyOf(scenario)),
    control: (scenario) => {
      const { tls = false } = scenario;
      const operations = operationsOf(scenario);
      const key = keyOf(scenario);
      const known =
        controls.get(key) ??
        slot(() =>
          playControl(
            player,
            { name: 'control call', tls, asks: operations.map((operation) => ({ operation })), judge: () => [] },
            (played) => {
              controlCalls.set(key, describeCall(played, 'control call', true));
              onPlayed(played);
            },
          ),
        );
      controls.set(key, known);
      return known;
    },
  };
}

function operationsOf({ asks }: ClientScenario): readonly ClientOperation[] {
  const list = typeof asks === 'function' ? [{}] : (asks ?? [{}]);
  return list.map(({ operation = 'update' }) => operation);
}

/** Scenarios that ask for the same have one control call. */
function keyOf(scenario: ClientScenario): string {
  return `${scenario.tls ?? false} ${operationsOf(scenario).join()}`;
}

/** What came, over all scenarios. */
export interface BenchCounts {
  /** Responses by status. */
  readonly responses: Record<string, number>;
  requests: number;
  successes: number;
}

/** The first call of all may wait for a slow start. */
const startPatienceMs = 120_000;

/** Why honestly responded asks do not succeed; `undefined` when they do. An operation that the client has not is for the scenario to skip. */
async function playControl(
  player: Player,
  scenario: ClientScenario,
  onPlayed: (played: Played) => void,
): Promise<string | undefined> {
  const played = await playScenario({ ...player, patienceMs: startPatienceMs }, scenario, undefined);
  onPlayed(played);
  const { answers } = played.seen;
  const fine = answers.every(({ said }) => said && ['updated', 'responded', 'unsupported'].includes(said.outcome));
  if (fine) return undefined;
  const wrote = tellingLine(answers.at(-1)?.stderr ?? '');
  const told = wrote === '' ? '' : `; it wrote: ${wrote}`;
  return `the control call did not succeed with honest responses: ${timelineOf(played.seen)}${told}`;
}

function count(counts: BenchCounts, { seen }: Played): void {
  for (const { status, operation } of seen.requests) {
    const key = String(status ?? 'cut');
    counts.responses[key] = (counts.responses[key] ?? 0) + 1;
    counts.requests += 1;
    if (operation === 'update' && status !== undefined && status < 300) counts.successes += 1;
  }
}
