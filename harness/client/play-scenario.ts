import { parseJson } from '../exchange/parse-json.ts';
import { secretsOf } from '../exchange/redact.ts';
import type {
  ClientAnswer,
  ClientAsk,
  ClientRequest,
  ClientScenario,
  ClientSeen,
  ScenarioAsk,
} from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import { judgeLogged } from '../run/target/log-reader.ts';
import type { ClientPool } from './ask-client.ts';
import { type OpenSetting, openSetting } from './open-setting.ts';

/** What plays scenarios with one client. */
export interface Player {
  readonly contract: Contract;
  readonly client: Pick<ClientPool, 'ask'>;
  /** Longest wait for the client's word where a scenario does not say. */
  readonly patienceMs: number;
}

/** A scenario as it went. */
export interface Played {
  readonly seen: ClientSeen;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

let calls = 0;

/** Plays one scenario on servers of its own. */
export async function playScenario(
  player: Player,
  scenario: ClientScenario,
  backOffMs: number | undefined,
): Promise<Played> {
  const open = await openScenario(player.contract, scenario, backOffMs);
  const startedAt = Date.now();
  try {
    const answers: ClientAnswer[] = [];
    for (const each of asksOf(scenario, open)) {
      answers.push(await callOnce(player, scenario, open, each));
      if (answers.at(-1)?.said === undefined) break;
    }
    return { startedAt, seen: seeScenario(open, answers) };
  } finally {
    await open.close();
  }
}

/** Servers for one scenario, with its script. */
export async function openScenario(
  contract: Contract,
  { variant, testUsers, script }: ClientScenario,
  backOffMs: number | undefined,
): Promise<OpenSetting> {
  const open = await openSetting(contract, {
    ...(variant ? { variant } : {}),
    ...(testUsers === undefined ? {} : { testUsers }),
    backOffMs,
  });
  await open.mock.script((typeof script === 'function' ? script(open.setting) : script) ?? []);
  return open;
}

/** What a scenario asks for; one update when it does not say. */
export function asksOf({ asks }: ClientScenario, { setting }: OpenSetting): readonly ScenarioAsk[] {
  return (typeof asks === 'function' ? asks(setting) : asks) ?? [{}];
}

/** Everything that came, in the order in which it did. */
export function seeScenario({ setting, mock, elsewhere }: OpenSetting, answers: readonly ClientAnswer[]): ClientSeen {
  const { contract } = mock;
  const requests = mock.log
    .all()
    .map(
      (request): ClientRequest => ({
        ...request,
        json: parseJson(request.bytes),
        findings: judgeLogged(contract, request),
      }),
    )
    .sort((one, other) => one.arrivedMs - other.arrivedMs);
  const [path] = setting.path.split('?');
  return {
    contract,
    answers,
    requests,
    updates: requests.filter(
      ({ url, method, operation }) => operation === 'update' || (method !== 'GET' && url.split('?', 1)[0] === path),
    ),
    elsewhere: elsewhere.flatMap(({ requests: came }) => came),
    secrets: secretsOf(mock.target),
    setting,
  };
}

/** One ask as the adapter gets it. */
export function askOf(
  { mock, setting, credentials }: OpenSetting,
  { operation = 'update', user = setting.user, change = setting.change, deadlineMs }: ScenarioAsk,
): ClientAsk {
  calls += 1;
  return {
    id: calls,
    baseUrl: mock.baseUrl,
    credentials,
    operation,
    ...(operation === 'list' ? {} : { user }),
    ...(operation === 'update' ? { change } : {}),
    deadlineMs: deadlineMs ?? null,
  };
}

async function callOnce(
  { client, patienceMs }: Player,
  { watchMs, enough }: ClientScenario,
  open: OpenSetting,
  asked: ScenarioAsk,
): Promise<ClientAnswer> {
  const { mock, setting } = open;
  const ask = askOf(open, asked);
  const patience = (typeof watchMs === 'function' ? watchMs(setting) : watchMs) ?? patienceMs;
  let stop = () => {};
  const giveUp = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    const unwatch =
      enough === undefined
        ? () => {}
        : mock.log.onRequest(() => {
            if (mock.log.all().length >= enough) resolve();
          });
    stop = () => {
      clearTimeout(timer);
      unwatch();
    };
  });
  try {
    return await client.ask(ask, giveUp);
  } finally {
    stop();
  }
}
