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
import { judgeLogged } from '../run/log-reader.ts';
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
  const { variant, testUsers, asks, script } = scenario;
  const open = await openSetting(player.contract, {
    ...(variant ? { variant } : {}),
    ...(testUsers === undefined ? {} : { testUsers }),
    backOffMs,
  });
  const { setting, mock } = open;
  const startedAt = Date.now();
  try {
    await mock.script((typeof script === 'function' ? script(setting) : script) ?? []);
    const answers: ClientAnswer[] = [];
    for (const each of (typeof asks === 'function' ? asks(setting) : asks) ?? [{}]) {
      answers.push(await callOnce(player, scenario, open, each));
      if (answers.at(-1)?.said === undefined) break;
    }
    const requests = mock.log.all().map(
      (request): ClientRequest => ({
        ...request,
        json: parseJson(request.bytes),
        findings: judgeLogged(player.contract, request),
      }),
    );
    // The log is written when a response is out; what counts is when requests came.
    requests.sort((one, other) => one.arrivedMs - other.arrivedMs);
    const [path] = setting.path.split('?');
    return {
      startedAt,
      seen: {
        contract: player.contract,
        answers,
        requests,
        updates: requests.filter(
          ({ url, method, operation }) => operation === 'update' || (method !== 'GET' && url.split('?', 1)[0] === path),
        ),
        elsewhere: open.elsewhere.flatMap(({ requests: came }) => came),
        secrets: secretsOf(mock.target),
        setting,
      },
    };
  } finally {
    await open.close();
  }
}

async function callOnce(
  { client, patienceMs }: Player,
  { watchMs, enough }: ClientScenario,
  { mock, setting, credentials }: OpenSetting,
  { operation = 'update', user = setting.user, change = setting.change, deadlineMs }: ScenarioAsk,
): Promise<ClientAnswer> {
  calls += 1;
  const ask: ClientAsk = {
    id: calls,
    baseUrl: mock.baseUrl,
    credentials,
    operation,
    ...(operation === 'list' ? {} : { user }),
    ...(operation === 'update' ? { change } : {}),
    deadlineMs: deadlineMs ?? null,
  };
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
