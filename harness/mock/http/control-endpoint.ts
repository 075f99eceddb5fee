import type { IncomingMessage } from 'node:http';
import { isObject } from '../../domain/is-object.ts';
import { HarnessError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import type { MockControl, MockResponse } from '../../model/mock.ts';
import type { MockScript } from '../../model/mock-script.ts';
import type { RateWindow } from '../../model/profile.ts';
import type { RequestLog } from '../../model/seen-request.ts';
import { loadFaults } from '../load-faults.ts';
import { parseBody } from '../parse-body.ts';
import { showRequests } from './show-requests.ts';

/** Where the control endpoint stands, outside whatever paths a contract has. */
export const controlPath = '/__rolecall/';

/** Responds to a request to the control endpoint. */
export async function respondControl(
  control: MockControl,
  log: RequestLog,
  request: IncomingMessage,
  bytes: Uint8Array,
): Promise<MockResponse> {
  if (!isLocal(request))
    return say(403, { error: 'the control endpoint responds on loopback only, and to no page of another origin' });
  const [name = '', search = ''] = (request.url ?? '').slice(controlPath.length).split(/\?(.*)/s, 2);
  const asked = `${request.method} ${name}`;
  const { value = {} } = parseBody(bytes);
  if (asked === 'GET state') return say(200, { users: control.state() as unknown as Json });
  if (asked === 'POST reset') return done(() => control.reset());
  if (asked === 'PUT limit') return setLimit(control, value);
  if (asked === 'PUT latency') return setLatency(control, value);
  if (asked === 'PUT faults') return await setFaults(control, value);
  if (asked === 'PUT script') return await setScript(control, value);
  if (name === 'requests' && request.method === 'GET') return await showRequests(log, new URLSearchParams(search));
  if (asked === 'DELETE requests') return done(() => log.clear());
  const known = 'GET state, POST reset, PUT limit, latency, faults or script, GET or DELETE requests';
  return say(404, { error: `use ${known}` });
}

function setLimit(control: MockControl, value: Json): MockResponse {
  if (value === null) return done(() => control.limit(undefined));
  const { requests, windowSeconds } = isObject(value) ? value : {};
  if (!isCount(requests) || !isCount(windowSeconds)) {
    return say(400, { error: 'send null, or {"requests": 3, "windowSeconds": 3} with numbers above 0' });
  }
  return done(() => control.limit({ requests, windowSeconds } as RateWindow));
}

function setLatency(control: MockControl, value: Json): MockResponse {
  const { milliseconds, jitterMs = 0 } = isObject(value) ? value : {};
  const fits = [milliseconds, jitterMs].every((each) => typeof each === 'number' && each >= 0 && each <= 600_000);
  if (!fits) return say(400, { error: 'send {"milliseconds": 200, "jitterMs": 50}, both from 0 to 600000' });
  return done(() => control.latency(Number(milliseconds), Number(jitterMs)));
}

async function setFaults(control: MockControl, value: Json): Promise<MockResponse> {
  const ids = isObject(value) ? value.faults : value;
  if (!Array.isArray(ids)) return say(400, { error: 'send {"faults": ["role-not-stored"]}' });
  const known = await loadFaults();
  const unknown = ids.filter((id) => !known.has(String(id)));
  if (unknown.length > 0)
    return say(400, { error: `no fault is named ${unknown.join(', ')}`, known: [...known.keys()] });
  return done(() => control.faults(ids.flatMap((id) => known.get(String(id)) ?? [])));
}

async function setScript(control: MockControl, value: Json): Promise<MockResponse> {
  try {
    await control.script(value as unknown as MockScript);
    return say(200, { ok: true });
  } catch (cause) {
    if (cause instanceof HarnessError) return say(400, { error: cause.message });
    throw cause;
  }
}

function done(act: () => void): MockResponse {
  try {
    act();
  } catch (cause) {
    if (cause instanceof HarnessError) return say(400, { error: cause.message });
    throw cause;
  }
  return say(200, { ok: true });
}

function say(status: number, body: Json): MockResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

function isCount(value: Json | undefined): boolean {
  return typeof value === 'number' && value > 0;
}

/** The connection comes from this machine and was addressed to it: a page in a browser may not reach in by a name of its own. */
function isLocal(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? '';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const loopback = from === '::1' || /^(::ffff:)?127\./.test(from);
  return loopback && isOwnName(host) && isOwnOrigin(request);
}

/** A page of another origin says so (Fetch Standard, Origin and Sec-Fetch-Site); a program says nothing. */
function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host);
}

function isOwnName(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
