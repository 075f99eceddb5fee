import { createRedactor } from '../exchange/redact.ts';
import type { ClientRequest } from '../model/client.ts';
import type { RecordedCall } from '../model/verdict.ts';
import type { Played } from './play-scenario.ts';
import { wordOf } from './timeline.ts';

/** Requests that a call is shown with at most. */
const most = 40;

/** A call as a report shows it: every request by the server's clock, how long each response asked to wait, what the client said. */
export function describeCall({ seen }: Played, scenario: string, isControl = false): RecordedCall {
  const { requests, elsewhere, answers, secrets } = seen;
  const redact = createRedactor(secrets);
  const start = requests[0]?.arrivedMs ?? 0;
  return {
    scenario,
    ...(isControl ? { control: true } : {}),
    attempts: requests.slice(0, most).map((request) => attemptOf(request, start)),
    elsewhere: elsewhere.slice(0, most).map(({ method, headers }) => {
      const [, host = 'another host'] = headers.find(([name]) => name.toLowerCase() === 'host') ?? [];
      return redact(`${method} to ${host}`);
    }),
    said: answers.map((answer) => redact(wordOf(answer))),
  };
}

function attemptOf(request: ClientRequest, start: number): RecordedCall['attempts'][number] {
  const { method, status, arrivedMs, respondedMs = arrivedMs } = request;
  const waitMs = toldWait(request);
  return {
    method,
    ...(status === undefined ? {} : { status }),
    atMs: Math.round(arrivedMs - start),
    durationMs: Math.max(0, Math.round(respondedMs - arrivedMs)),
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

/** Milliseconds that a response asks to wait with Retry-After; `undefined` when it does not, or cannot be read. */
function toldWait({ responseHeaders = {}, at, arrivedMs, respondedMs = arrivedMs }: ClientRequest): number | undefined {
  const [, text] = Object.entries(responseHeaders).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, Math.round(until - (at + respondedMs - arrivedMs)));
}
