import type {
  ClientScenario,
  ClientSeen,
  Contract,
  Finding,
  NotJudged,
  ScenarioSetting,
  ScriptedResponse,
} from '../../harness/suite.ts';
import { waitBefore } from '../../harness/suite.ts';
import { broken } from './seen.ts';

/** Between two clocks of one machine: a timer may fire a little early. */
const toleranceMs = 20;
/** A client whose own waits are longer cannot be told from one that obeys. */
const longestBackOffMs = 12_000;

/** Seconds that a client is told to wait: so much more than its own wait that obeying shows. */
function toldSeconds({ backOffMs = 0 }: ScenarioSetting, more: number): number {
  return Math.ceil(backOffMs / 1000) + more;
}

/** Leaves out what the vendor itself says of its limit: a response must not say two things. */
export function withoutOwnHeaders({ profile }: Contract, { headers, ...told }: ScriptedResponse): ScriptedResponse {
  const own = (profile.rateLimit?.headers ?? []).map(({ name }) => [name, null] as const);
  return { ...told, headers: { ...Object.fromEntries(own), ...headers } };
}

/** True where Retry-After is what the vendor sends, or nothing is said; else why a client need not know it. */
export function sendsRetryAfter({ profile }: Contract): true | string {
  return profile.rateLimit?.retryAfter !== 'none' || 'the vendor documents that it sends no Retry-After';
}

/** Tells a client once to wait, and looks whether it does. `told` is what the response says for so many seconds. */
export function waitScenario(
  name: string,
  more: number,
  told: (seconds: number) => ScriptedResponse,
  status: 429 | 503 = 429,
): ClientScenario {
  return {
    name,
    measures: status,
    script: (setting) => [
      {
        operation: 'update',
        responses: [withoutOwnHeaders(setting.contract, { status, ...told(toldSeconds(setting, more)) })],
      },
    ],
    watchMs: (setting) => toldSeconds(setting, more) * 1000 + 15_000,
    byRequests: true,
    random: true,
    judge: (seen) => judgeWait(seen, toldSeconds(seen.setting, more)),
    // Who obeys comes soon after. On a machine that is slow enough, whoever waits as always may come as late.
    doubts: (seen) => (waitBefore(seen.updates, 1) ?? 0) > toldSeconds(seen.setting, more) * 1000 + 1000,
  };
}

/** Whether the second request came no sooner than it may. */
function judgeWait(seen: ClientSeen, seconds: number): readonly Finding[] | NotJudged {
  const { backOffMs } = seen.setting;
  if (seen.updates.length === 0) return { block: 'no request came' };
  if (backOffMs !== undefined && backOffMs > longestBackOffMs)
    return { skip: `its own wait, ${Math.round(backOffMs)} ms, is too long to tell` };
  const waited = waitBefore(seen.updates, 1);
  if (waited === undefined) return { skip: 'the client does not send such a request again' };
  if (waited >= seconds * 1000 - toleranceMs) return [];
  return broken(
    'sent-too-soon',
    'the client sends again sooner than it was told',
    `not before ${seconds * 1000} ms`,
    `after ${Math.round(waited)} ms${backOffMs === undefined ? '' : `; without being told it waits ${Math.round(backOffMs)} ms`}`,
  );
}
