// biome-ignore-all lint/suspicious/noExplicitAny: bodies of six vendors, read as a small client reads them
/**
 * An adapter of a client that keeps its contracts, with switches: how it differs though it is right (`--manner`), and what
 * a planted client gets wrong (`--wrong`). Usage: node honest.ts --contract NAME [--manner NAME] [--wrong NAME]
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Ask, Refused } from './ask.ts';
import { type Response, sendOnce } from './send.ts';
import { toldSeconds } from './told-wait.ts';
import { vendors } from './vendors.ts';

const { values } = parseArgs({
  options: { contract: { type: 'string' }, manner: { type: 'string' }, wrong: { type: 'string' } },
});
const vendor = vendors[values.contract ?? ''] as (typeof vendors)[string];
const manner = values.manner ?? '';
const wrong = values.wrong ?? '';
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const cache = new Map<string, unknown>();

function pathOf(ask: Ask): string {
  const user = ask.user ?? '';
  if (user === '.' || user === '..' || user === '') {
    if (wrong !== 'dots-in-path') throw new Error('this is no id');
    return new URL(vendor.path('x').replace('x', user), 'http://a.test').pathname;
  }
  const path = ask.operation === 'read' ? (vendor.read?.(user) ?? '') : vendor.path(user);
  if (wrong === 'raw-id') return path.replace(encodeURIComponent(user), encodeURI(user));
  if (wrong === 'double-encodes-id')
    return path.replace(encodeURIComponent(user), encodeURIComponent(encodeURIComponent(user)));
  return path;
}

function bodyOf(ask: Ask): string {
  const { user = '', change = {} } = ask;
  const all = wrong === 'sends-all-fields' ? { ...vendor.others, ...change } : change;
  const [[field, value] = ['', '']] = Object.entries(all);
  if (wrong === 'misspells-field') return JSON.stringify(vendor.body(user, { [`${field}s`]: value }));
  if (wrong === 'upper-case-value') return JSON.stringify(vendor.body(user, { [field]: String(value).toUpperCase() }));
  return JSON.stringify(vendor.body(user, all));
}

function headersOf(ask: Ask, body: string | undefined, attempt: number): Record<string, string> {
  const { credentials } = ask;
  const bare = wrong === 'no-credentials' || (wrong === 'retry-without-credentials' && attempt > 0);
  return {
    ...(bare ? {} : credentials.headers),
    ...(wrong === 'no-context-header' ? {} : credentials.context),
    Accept: 'application/json',
    'Accept-Encoding': wrong === 'asks-for-br' ? 'gzip, deflate, br' : 'gzip',
    ...(wrong === 'retry-changes-key' ? { 'Idempotency-Key': `key-${attempt}` } : {}),
    ...(wrong === 'no-user-agent' ? {} : { 'User-Agent': 'honest-client/1.0' }),
    ...(body === undefined
      ? {}
      : {
          'Content-Type': wrong === 'wrong-media-type' ? 'text/plain' : 'application/json',
          'Content-Length': String(Buffer.byteLength(body)),
        }),
  };
}

const attempts = manner === 'no-retry' ? 1 : manner === 'patient' ? 6 : 3;

/** Seconds at which a wait is cut short. */
const capsOf: Readonly<Record<string, number>> = { 'caps-wait': 1, 'caps-wait-at-a-minute': 60 };

function waitBefore(attempt: number, response: Response | undefined): number {
  const told = response && toldSeconds(response, values.contract ?? '', wrong);
  if (told !== undefined && wrong === 'jitters-below') return told * 1000 * (0.7 + Math.random() / 2);
  if (told !== undefined) return Math.min(told, capsOf[wrong] ?? told) * 1000 + 5;
  if (wrong === 'hot-loop') return 0;
  return (manner === 'patient' ? 1500 : 800) * 2 ** attempt * (1 + Math.random() / 4);
}

function mayRepeat({ status }: Response): boolean {
  if (wrong === 'retries-400') return [400, 403, 404, 422, 429, 503].includes(status);
  if (wrong === 'retries-404') return [404, 429, 503].includes(status);
  if (wrong === 'retries-409') return [409, 429, 503].includes(status);
  return status === 429 || status === 503;
}

/** Sends, and sends again where that is right. */
async function send(ask: Ask, method: string, path: string, given: string | undefined): Promise<Response> {
  const until = ask.deadlineMs === null ? Number.POSITIVE_INFINITY : Date.now() + ask.deadlineMs;
  const [secret = ''] = Object.values(ask.credentials.secrets);
  const query = wrong === 'key-in-query' ? `${path.includes('?') ? '&' : '?'}key=${encodeURIComponent(secret)}` : '';
  for (let attempt = 0; ; attempt += 1) {
    const sent = attempt > 0 ? bodyAgain(given) : given;
    const left = until === Number.POSITIVE_INFINITY ? undefined : Math.max(1, until - Date.now());
    let response: Response | undefined;
    try {
      response = await sendOnce(ask.baseUrl + path + query, method, headersOf(ask, sent, attempt), sent, left, wrong);
    } catch (cause) {
      if (wrong !== 'resends-after-cut' || attempt > 0) throw cause;
    }
    if (response && response.status >= 300 && response.status < 400) return follow(ask, method, given, response);
    const most = wrong.startsWith('retries-forever') ? 1000 : attempts;
    if (response && (!mayRepeat(response) || attempt + 1 >= most)) return response;
    const wait =
      wrong === 'retries-forever' ? 100 : waitBefore(wrong === 'retries-forever-slowly' ? 0 : attempt, response);
    if (Date.now() + wait > until) throw new Error('deadline');
    await sleep(wait);
  }
}

/** The body of a second attempt. */
function bodyAgain(body: string | undefined): string | undefined {
  if (wrong === 'retry-drops-body') return '{}';
  return wrong === 'retry-marks-body' && body !== undefined ? body.replace(/}$/, ', "attempt": 2}') : body;
}

/** Redirects of an update are not followed: only planted clients do. */
async function follow(ask: Ask, method: string, body: string | undefined, response: Response): Promise<Response> {
  const { location = '' } = response.headers;
  const url = new URL(location, ask.baseUrl).href;
  const toPlain = ask.baseUrl.startsWith('https:') && url.startsWith('http:');
  if (wrong === 'follows-with-secrets' || (wrong === 'follows-to-plain-http' && toPlain))
    return sendOnce(url, method, headersOf(ask, body, 0), body, undefined, wrong);
  if (wrong === 'redirect-loops' || wrong === 'drops-auth-on-redirect') {
    const bare =
      wrong === 'drops-auth-on-redirect' ? { ...ask, credentials: { ...ask.credentials, headers: {} } } : ask;
    const next = await sendOnce(url, method, headersOf(bare, body, 0), body, undefined, wrong);
    return next.status === 307 && wrong === 'redirect-loops' ? follow(ask, method, body, next) : next;
  }
  if (wrong === 'update-becomes-get')
    return sendOnce(url, 'GET', { Accept: 'application/json' }, undefined, undefined, wrong);
  if (manner === 'follows' && response.status >= 307) {
    const same = new URL(url).origin === new URL(ask.baseUrl).origin;
    const own = new Set(Object.keys({ ...ask.credentials.headers, ...ask.credentials.context }));
    const headers = Object.entries(headersOf(ask, body, 0)).filter(([name]) => same || !own.has(name));
    return sendOnce(url, method, Object.fromEntries(headers), body, undefined, wrong);
  }
  return response;
}

function read(response: Response): any {
  const { status, headers, body } = response;
  const type = headers['content-type'] ?? '';
  const known = wrong === 'unknown-status-is-success' ? [400, 401, 403, 404, 409, 422, 429, 500, 503] : [];
  const refused = status < 200 || status >= 300;
  if (wrong === 'empty-error-is-success' && refused && !body.startsWith('{')) return undefined;
  if (wrong === 'missing-is-null' && status === 404) return undefined;
  if (wrong === 'knows-200-alone' && status !== 200) throw new Refused(response);
  if (wrong === 'conflict-is-success' && status === 403) return undefined;
  if (wrong === 'unknown-status-is-success' && !known.includes(status) && refused) return undefined;
  if (wrong !== 'ignores-status' && refused) throw new Refused(response);
  if (wrong === 'compares-media-type' && type !== 'application/json') throw new Error(`not JSON: ${type}`);
  if (wrong === 'html-is-success' && !/json/i.test(type)) return undefined;
  if (['ignores-body', 'truncated-is-success', 'no-response-is-success', 'ignores-status'].includes(wrong)) {
    try {
      return JSON.parse(body);
    } catch {
      return undefined;
    }
  }
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) throw new Error(`not JSON: ${type}`);
  return JSON.parse(body);
}

async function update(ask: Ask) {
  const response = await send(ask, vendor.method, pathOf(ask), bodyOf(ask));
  const [[field, asked] = ['', undefined]] = Object.entries(ask.change ?? {});
  const body = read(response);
  if (wrong === 'reads-as-failed') throw new Error('no such field: result');
  if (body === undefined || wrong === 'echoes-asked-role') return { outcome: 'updated', role: asked };
  const user = vendor.user(body);
  check(user, field);
  return { outcome: 'updated', role: vendor.role(user, field) };
}

/** What over-strict clients do not forgive. */
function check(user: any, field: string): void {
  const text = JSON.stringify(user);
  if (wrong === 'strict-response' && /rolecall_unknown/.test(text)) throw new Error('unknown field');
  if (wrong === 'closed-enum' && /rolecall_new_role/.test(JSON.stringify(vendor.role(user, field))))
    throw new Error('unknown role');
  if (wrong === 'needs-every-field' && values.contract === 'dolfin' && typeof user.name !== 'string')
    throw new Error('name is missing');
}

async function list(ask: Ask): Promise<readonly string[]> {
  const ids: string[] = [];
  const size = 10;
  let cursor = '';
  for (let number = 0; ; number += 1) {
    const page = { size, number, ...(cursor === '' ? {} : { cursor }) };
    const response = await send(ask, 'GET', vendor.list(page, ask.credentials.organization ?? ''), undefined);
    if (wrong === 'partial-list' && response.status >= 500) return ids;
    const body = read(response);
    const items = vendor.items(body).map(vendor.id);
    ids.push(...(wrong === 'pager-skips' && number > 0 ? items.slice(1) : items));
    const next = vendor.next(body, size);
    if (wrong === 'stops-at-short-page' && items.length < size) return ids;
    if (wrong === 'stops-at-empty-page' && items.length === 0) return ids;
    if (wrong === 'first-page-only' || (next === false && wrong !== 'pager-loops')) return ids;
    if (wrong === 'pager-loops') await sleep(20);
    else if (typeof next === 'string') cursor = next;
  }
}

async function answer(ask: Ask): Promise<object> {
  if (ask.operation === 'list') return { outcome: 'responded', users: await list(ask) };
  if (ask.operation === 'update') return update(ask);
  if (!vendor.read) return { outcome: 'unsupported' };
  const key = `${ask.baseUrl} ${ask.user}`;
  const known = cache.get(key);
  if (known !== undefined) return { outcome: 'responded', role: known };
  const user = vendor.user(read(await send(ask, 'GET', pathOf(ask), undefined)));
  const role = vendor.role(
    user,
    values.contract === 'datadog-v1' ? 'access_role' : values.contract === 'datadog-v2' ? 'disabled' : '',
  );
  if (wrong === 'caches-reads') cache.set(key, role);
  return { outcome: 'responded', role };
}

async function said(ask: Ask): Promise<object> {
  try {
    return await answer(ask);
  } catch (cause) {
    const shown = wrong === 'secret-in-error' ? ` ${JSON.stringify(ask.credentials.headers)}` : '';
    if (!(cause instanceof Refused)) return { outcome: 'failed', message: String(cause) + shown };
    const { status, body } = cause.response;
    let code: unknown;
    try {
      code = vendor.code(JSON.parse(body));
    } catch {
      code = undefined;
    }
    return {
      outcome: 'refused',
      status,
      message: `refused${shown}`,
      ...(code === undefined || wrong === 'drops-code' ? {} : { code: String(code) }),
    };
  }
}

if (manner === 'slow-start') await sleep(4000);
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line) as Ask;
  void said(ask).then((word) => console.log(JSON.stringify({ id: ask.id, ...word })));
}
