import { afterAll, expect, test } from 'vitest';
import { type MockProcess, startMockProcess, writeTargetFile } from './mock-process.ts';
import { runLive } from './run-live.ts';

const started: MockProcess[] = [];
afterAll(() => {
  for (const mock of started) mock.stop();
});

test.each([
  ['a form', 'twilio'],
  ['roles that are objects, of which reads show more than is written', 'cloudflare'],
])('a contract with %s can be run against a mock as live, and its users are as before', async (_what, contract) => {
  const mock = await startMockProcess(contract);
  started.push(mock);
  const before = await mock.users();
  const run = await runLive(writeTargetFile({ mock: { ...mock.target, contract } }), ['--fast']);
  expect(run.verdicts.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(20);
  expect(run.verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  const roles = (users: typeof before) => users.map(({ id, role }) => [id, role]);
  expect(roles(await mock.users())).toEqual(roles(before));
});
