import { isChallenged } from '../domain/is-challenged.ts';
import { secretsOf } from '../exchange/redact.ts';
import type {
  ClientAnswer,
  ClientAsk,
  ClientOperation,
  ClientRequest,
  ClientScenario,
  ClientSeen,
  ScenarioAsk,
  ScenarioSetting,
} from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import type { LoggedRequest } from '../model/seen-request.ts';
import { judgeLogged, readLogged } from '../run/target/log-reader.ts';
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
  { variant, testUsers, tls = false, script }: ClientScenario,
  backOffMs: number | undefined,
): Promise<OpenSetting> {
  const open = await openSetting(contract, {
    ...(variant ? { variant } : {}),
    ...(testUsers === undefined ? {} : { testUsers }),
    tls,
    backOffMs,
  });
  const scripts = (typeof script === 'function' ? script(open.setting) : script) ?? [];
  // Who has not said yet who it is gets the challenge that every server sends.
  await open.mock.script(scripts.map((each) => ({ caller: 'admin' as const, ...each })));
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
        json: readLogged(contract, request),
        findings: judgeLogged(contract, request),
      }),
    )
    .sort((one, other) => one.arrivedMs - other.arrivedMs);
  return {
    contract,
    answers,
    requests,
    updates: about(requests, 'update', setting),
    elsewhere: elsewhere.flatMap(({ requests: came }) => came),
    secrets: secretsOf(mock.target),
    setting,
  };
}

/** The requests that a client was asked for; what else it sends, before or beside them, is its own business. */
function about<R extends LoggedRequest>(
  requests: readonly R[],
  asked: ClientOperation,
  { path }: ScenarioSetting,
): readonly R[] {
  const meant = { list: 'list', read: 'one', update: 'update' }[asked];
  return requests
    .filter(
      ({ operation, method, url }) =>
        operation === meant ||
        (asked === 'update' && method !== 'GET' && url.split('?', 1)[0] === path.split('?', 1)[0]),
    )
    .filter((request) => !isChallenged(request, requests));
}

/** One ask as the adapter gets it. */
export function askOf(
  { baseUrl, setting, credentials }: OpenSetting,
  { operation = 'update', user = setting.user, change = setting.change, deadlineMs }: ScenarioAsk,
): ClientAsk {
  calls += 1;
  return {
    id: calls,
    baseUrl,
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
  const { operation = 'update' } = asked;
  const ask = askOf(open, asked);
  const askedMs = performance.now();
  const patience = (typeof watchMs === 'function' ? watchMs(setting) : watchMs) ?? patienceMs;
  let stop = () => {};
  const giveUp = new Promise<void>((resolve) => {
    // A client may take long to start: what is watched for begins with its first request.
    let until = askedMs + Math.max(patienceMs, patience);
    const timer = setInterval(() => {
      const since = mock.log.all().filter(({ arrivedMs }) => arrivedMs >= askedMs);
      const came = about(since, operation, setting);
      const [first] = came;
      if (first) until = first.arrivedMs + patience;
      const responded = came.filter(({ respondedMs }) => respondedMs !== undefined).length;
      if (performance.now() > until || responded >= (enough ?? Number.POSITIVE_INFINITY)) resolve();
    }, 50);
    stop = () => clearInterval(timer);
  });
  try {
    return await client.ask(ask, giveUp);
  } finally {
    stop();
  }
}
