import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContract } from '../../contract/load-contract.ts';
import { targetFileOf } from '../../mock/describe-mock.ts';
import { listen } from '../../mock/http/listen.ts';
import { findContractFolder } from '../../run/plan/find-contracts.ts';
import { readRecord } from '../../run/record/publish-reports.ts';
import { openMock } from '../../run/target/open-target.ts';
import { openProxy } from './run-proxy.ts';

const contract = await loadContract(await findContractFolder('datagrid'));

/** One update through the proxy, in front of a mock that has a fault or not. */
async function throughProxy(options: { readonly faults?: readonly string[]; readonly body?: unknown } = {}) {
  const mock = await openMock(contract, { seed: 1, log: true, faults: options.faults ?? [] });
  const out = mkdtempSync(join(tmpdir(), 'proxy-'));
  const { proxy, finish } = await openProxy({ contract: 'datagrid', to: mock.baseUrl, port: 0, out });
  const response = await fetch(`${proxy.baseUrl}/organization/users/${mock.target.testUsers[0]}`, {
    method: 'PATCH',
    headers: { ...mock.target.callers.admin?.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(options.body ?? { role: 'admin' }),
  });
  const { exitCode, record } = await finish();
  const { verdicts } = await readRecord(record);
  await mock.close();
  const failing = verdicts
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ target, requirement }) => `${target} ${requirement}`);
  return { status: response.status, exitCode, failing, text: JSON.stringify(verdicts), came: mock.log.all() };
}

test('what passes unharmed keeps the contract on both sides, and no credential is written down', async () => {
  const { status, exitCode, failing, text, came } = await throughProxy();
  expect([status, exitCode, failing, came.length]).toEqual([200, 0, [], 1]);
  expect(text).not.toMatch(/mock-admin-[0-9a-f]/);
});

test('a fault of the server is the server its own, one of the client is the client its own', async () => {
  const server = await throughProxy({ faults: ['status-created'] });
  expect([server.exitCode, server.failing]).toEqual([1, ['server response.status-documented']]);
  const client = await throughProxy({ body: { rol: 'admin' } });
  expect(client.failing).toEqual(['client request.conforms']);
});

test('a server is not blamed for a response that it still owes when the proxy ends', async () => {
  let came = () => {};
  const arrived = new Promise<void>((resolve) => {
    came = resolve;
  });
  const server = createServer(() => came());
  const port = await listen(server, 0);
  const out = mkdtempSync(join(tmpdir(), 'proxy-'));
  const { proxy, finish } = await openProxy({
    contract: 'datagrid',
    to: `http://127.0.0.1:${port}${contract.basePath}`,
    port: 0,
    out,
  });
  const response = fetch(`${proxy.baseUrl}/organization/users`, { headers: { authorization: 'Bearer a' } });
  const ended = expect(response).rejects.toThrow();
  await arrived;
  const { record } = await finish();
  await ended;
  server.closeAllConnections();
  server.close();
  const { verdicts } = await readRecord(record);
  expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
});

test('with a target only its test users are written to, and they are restored', async () => {
  const mock = await openMock(contract, { seed: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  writeFileSync(join(folder, 'targets.yaml'), targetFileOf(contract, mock));
  const before = JSON.stringify(mock.control.state());
  const { proxy, finish } = await openProxy({
    contract: 'datagrid',
    target: 'mock',
    targetFile: join(folder, 'targets.yaml'),
    allowPlainSecrets: true,
    state: join(folder, 'state'),
    out: folder,
    port: 0,
  });
  const send = (user: string | undefined) =>
    fetch(`${proxy.baseUrl}/organization/users/${user}`, {
      method: 'PATCH',
      headers: { ...mock.target.callers.admin?.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ role: 'admin' }),
    });
  const { testUsers } = mock.target;
  const listed = new Set([
    ...testUsers,
    ...Object.values(mock.target.fixtures).flat(),
    ...Object.values(mock.target.callers).map((each) => each?.userId),
  ]);
  const stranger = mock.control.state().find(({ id }) => !listed.has(id))?.id;
  const { member } = mock.target.callers;
  const statuses = [(await send(testUsers[0])).status, stranger === undefined ? 403 : (await send(stranger)).status];
  const others = await Promise.all([send(member?.userId), send(mock.target.fixtures.foreign)]);
  const during = mock.control.state().find(({ id }) => id === member?.userId)?.role;
  await finish();
  expect([statuses, JSON.stringify(mock.control.state()) === before]).toEqual([[200, 403], true]);
  expect([others.map(({ status }) => status), during, await others[0]?.text()]).toEqual([
    [403, 403],
    'member',
    expect.stringContaining('is no test user'),
  ]);
  await mock.close();
});
