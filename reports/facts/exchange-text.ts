import type { RecordedBody, RecordedExchange } from '../../harness/model/exchange.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import type { Run } from '../run.ts';
import { cutText } from './cut-text.ts';
import { pathOf } from './exchange-path.ts';
import { jsonOf } from './json-leaves.ts';
import { visibleLine } from './visible-text.ts';

const mostPath = 160;
const mostBody = 160;

/** One request and what came back, on one line: `PATCH /users/{id}/role {"role":null} -> 500`. */
export function exchangeText(run: Run, verdict: RunVerdict, exchange: RecordedExchange): string {
  const { received, failure } = exchange;
  return `${requestText(run, verdict, exchange)} -> ${received ? received.status : `no whole response (${failure?.reason})`}`;
}

/** One request on one line; the caller is named unless it is the admin, the user by the name that the path has for it. */
function requestText(run: Run, verdict: RunVerdict, exchange: RecordedExchange): string {
  const { sent, caller } = exchange;
  const body = bodyText(sent.body);
  const as = caller === 'admin' ? '' : ` as ${caller}`;
  const path = cutText(shownPath(run, verdict, exchange), mostPath);
  return visibleLine(`${sent.method} ${path}${body === '' ? '' : ` ${body}`}${as}`);
}

function bodyText(body: RecordedBody | undefined): string {
  if (!body || body.bytes === 0) return '';
  if (body.text === undefined) return `(${body.bytes} bytes that are not UTF-8)`;
  const value = body.text.length <= 4096 ? jsonOf(body.text) : undefined;
  // Numbers that JSON.parse would round, and doubled keys, are what a case may be about.
  const compact = value === undefined ? undefined : JSON.stringify(value);
  return cutText(compact !== undefined && sameButSpaces(compact, body.text) ? compact : body.text, mostBody);
}

function sameButSpaces(one: string, other: string): boolean {
  return one.replace(/\s/g, '') === other.replace(/\s/g, '');
}

/** The path below the base URL. Where it names the test user, it does so as the document's path. */
function shownPath({ header }: Run, verdict: RunVerdict, exchange: RecordedExchange): string {
  const { user, operation } = exchange;
  const path = pathOf(header, verdict, exchange);
  const template = header.contracts.find(({ id }) => id === verdict.contract)?.operation.split(' ')[1];
  if (user === undefined || operation !== 'update' || template === undefined) return path;
  const [plain = '', ...query] = path.split('?');
  const [given, wanted] = [plain.split('/'), template.split('/')];
  const named = given.map((segment, index) => {
    const name = wanted[index - given.length + wanted.length] ?? '';
    return isUser(segment, user) && /\{.+\}/.test(name) ? name : segment;
  });
  return [named.join('/'), ...query].join('?');
}

function isUser(segment: string, user: string): boolean {
  return segment === user || segment === encodeURIComponent(user);
}
