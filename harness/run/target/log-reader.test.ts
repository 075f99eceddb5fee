import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sampleContract } from '../../../bench/kit/sample-contract.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { judgeLogged } from './log-reader.ts';
import { openMock } from './open-target.ts';

async function opened() {
  const mock = await openMock(sampleContract(), { seed: 1, log: true, cors: true });
  const { headers = {} } = mock.target.callers.admin ?? {};
  const send = (body: unknown, more: Record<string, string> = {}, search = '') =>
    fetch(`${mock.baseUrl}/users/${mock.target.testUsers[0]}${search}`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    });
  return { mock, send, secret: String(headers.authorization).slice('Bearer '.length) };
}

const control = (port: number, path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${port}/__rolecall/${path}`, init);

test('the log judges each request, shows no secret, and is filtered, awaited and cleared over HTTP', async () => {
  const { mock, send, secret } = await opened();
  try {
    const waiting = control(mock.port, 'requests?valid=false&wait=20000');
    await send({ role: 'editor', note: secret });
    await send({ role: 'king' });
    const { requests } = (await (await waiting).json()) as { requests: { id: number; findings: { code: string }[] }[] };
    expect(requests.map(({ id, findings }) => [id, findings.map(({ code }) => code)])).toEqual([[2, ['breaks-enum']]]);
    const all = await (await control(mock.port, 'requests')).text();
    expect([all.includes(secret), all.includes('[redacted]')]).toEqual([false, true]);
    await control(mock.port, 'requests', { method: 'DELETE' });
    expect(mock.log.all()).toEqual([]);
    expect((await control(mock.port, 'requests?colour=red')).status).toBe(400);
    expect((await control(mock.port, 'requests?wait=10')).status).toBe(408);
  } finally {
    await mock.close();
  }
});

test('a script gives one response after another, then the mock is honest again', async () => {
  const { mock, send } = await opened();
  try {
    await mock.control.script({
      operation: 'update',
      responses: [
        { status: 503, times: 2, retryAfter: 3 },
        { faults: ['status-created'] },
        { text: 'not {json', headers: { 'Content-Type': 'text/html' } },
        { cutAfter: 4 },
        { raw: 'garbage\r\n\r\n' },
      ],
    });
    const seen: unknown[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      seen.push(
        await send({ role: 'editor' }).then(
          async (response) => [
            response.status,
            await response.text().then(
              (text) => text.length > 4,
              () => 'cut',
            ),
          ],
          () => 'broken',
        ),
      );
    }
    expect(seen).toEqual([[503, true], [503, true], [201, true], [200, true], [200, 'cut'], 'broken', [200, true]]);
    expect(mock.log.all().map(({ status }) => status)).toEqual([503, 503, 201, 200, 200, undefined, 200]);
    const wrong = await control(mock.port, 'script', { method: 'PUT', body: '{"responses":[{"state":1}]}' });
    expect([wrong.status, ((await wrong.json()) as { error: string }).error]).toEqual([
      400,
      expect.stringContaining('[USAGE] this is no script'),
    ]);
  } finally {
    await mock.close();
  }
});

test('a page of another origin may call the mock, and a forced response is judged by what was meant', async () => {
  const { mock, send } = await opened();
  try {
    const response = await send({ role: 'editor' }, { origin: 'http://pages.test' }, '?__code=409');
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([409, '*']);
    expect(mock.log.shown()[0]?.findings).toEqual([]);
  } finally {
    await mock.close();
  }
});

test('an update that is a form is judged by what the form says', async () => {
  const contract = await loadContract(fileURLToPath(new URL('../../../specs/catalogue/twilio', import.meta.url)));
  const request = { ...blank, method: 'POST', url: '/v1/Users/US1', operation: 'update' as const };
  const codesOf = (text: string) =>
    judgeLogged(contract, { ...request, bytes: Buffer.from(text) }).map(({ code }) => code);
  expect(codesOf('RoleSid=RL1ea0c84c87dbb0582cFfffD0e60d4917')).toEqual([]);
  expect(codesOf('RoleSid=nobody')).toContain('breaks-pattern');
});

const blank = {
  id: 1,
  at: 0,
  arrivedMs: 0,
  headers: { authorization: 'Basic YTpi', 'content-type': 'application/x-www-form-urlencoded' },
  rawHeaders: [],
  caller: 'admin' as const,
};
