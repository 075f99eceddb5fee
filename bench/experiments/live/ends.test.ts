import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFile } from '../../../harness/safety/journal.ts';
import { readJournal } from '../../../harness/safety/read-journal.ts';
import { commandLine, type MockProcess, ownState, startMockProcess, stateOf, writeTargetFile } from './mock-process.ts';
import { type LiveRun, readRecord, runCommandLine, runLive } from './run-live.ts';

const slow = ['--latency', '10'];

/** A live run that `act` interferes with as soon as three users were journaled. */
async function interfere(
  mock: MockProcess,
  act: (pid: number) => void,
): Promise<
  Pick<LiveRun, 'exitCode' | 'output' | 'summaries' | 'verdicts'> & { readonly open: number; readonly file: string }
> {
  const requestRate = { ...mock.target.requestRate, perSecond: 50, budget: 400, deadlineMs: 1_000 };
  const file = writeTargetFile({ mock: { ...mock.target, requestRate } });
  const journal = journalFile(stateOf(file), mock.target);
  const out = join(dirname(file), 'out');
  const state = ['--state', stateOf(file)];
  const args = ['run', '--target', 'mock', '--targets', file, ...state, '--allow-plain-secrets', '--out', out];
  const child = spawn(process.execPath, [commandLine, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: ownState,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  // Test users are journaled before the first no-op; half-way is when somebody is changed.
  const before = (await rolesOf(mock)).join();
  const isHalfWay = async () =>
    existsSync(journal) && readJournal(journal).open.length >= 3 && (await rolesOf(mock)).join() !== before;
  while (child.exitCode === null && !(await isHalfWay())) await new Promise((resolve) => setTimeout(resolve, 5));
  act(child.pid ?? 0);
  const exitCode = await ended;
  return { exitCode, output, file, open: readJournal(journal).open.length, ...readRecord(join(out, 'run.jsonl')) };
}

const rolesOf = async (mock: MockProcess) =>
  (await mock.users()).map(({ id, role }) => `${id} ${JSON.stringify(role)}`);

test.each([
  // Ctrl-C in a terminal reaches the workers as well, a supervisor's signal only the process that it started.
  ['SIGINT to all processes', (pid: number) => process.kill(-pid, 'SIGINT')],
  ['SIGTERM to the process', (pid: number) => process.kill(pid, 'SIGTERM')],
])(
  '%s restores everybody, ends with 3 and says so',
  async (_, act) => {
    const mock = await startMockProcess('dolfin', slow);
    try {
      const before = await rolesOf(mock);
      const { exitCode, output, open, summaries } = await interfere(mock, act);
      expect([exitCode, open]).toEqual([3, 0]);
      expect(await rolesOf(mock)).toEqual(before);
      expect(summaries[0]?.restore).toMatchObject({ failed: [] });
      expect(output).toContain('the run was interrupted');
      expect(output).toMatch(/[1-9] users (restored|are read back as before)/);
    } finally {
      mock.stop();
    }
  },
  60_000,
);

test('when the time of the target is over, no more is tried, and everybody is restored', async () => {
  const mock = await startMockProcess('dolfin');
  try {
    const before = await rolesOf(mock);
    const requestRate = { ...mock.target.requestRate, perSecond: 20, budget: 2000, mostSeconds: 6 };
    const run = await runLive(writeTargetFile({ mock: { ...mock.target, requestRate } }));
    expect(run.exitCode).toBe(3);
    expect(run.output).toContain('the 6 s of requestRate.mostSeconds are over');
    expect(run.summaries[0]?.restore).toMatchObject({ failed: [] });
    expect(await rolesOf(mock)).toEqual(before);
  } finally {
    mock.stop();
  }
}, 60_000);

test('a server that stops responding half-way blocks the rest, and who is to be restored is printed', async () => {
  const mock = await startMockProcess('dolfin', slow);
  const { exitCode, output, open, verdicts, summaries } = await interfere(mock, () => mock.stop());
  expect(exitCode).toBe(3);
  expect(open).toBeGreaterThanOrEqual(3);
  expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  const blocked = verdicts.filter(({ outcome }) => outcome === 'blocked');
  expect(blocked.length).toBeGreaterThan(20);
  expect(summaries[0]?.restore?.failed).toHaveLength(open);
  expect(output).toContain('curl -X PATCH');
  expect(output).toContain('rolecall restore --target mock');
}, 60_000);

test('a target that nothing responds at is told as such, with exit code 5', async () => {
  const mock = await startMockProcess('dolfin');
  mock.stop();
  const { exitCode, output } = await runLive(writeTargetFile({ mock: mock.target }));
  expect(exitCode).toBe(5);
  expect(output).toContain('TARGET_UNREACHABLE');
}, 60_000);

test('several targets are run at once, each with its own users restored', async () => {
  const [one, other] = [await startMockProcess('dolfin'), await startMockProcess('polytomic')];
  try {
    const before = [await rolesOf(one), await rolesOf(other)];
    const file = writeTargetFile({ one: one.target, other: other.target });
    const run = await runLive(file, ['--target', 'one', 'other', '--grep', 'accept', '--runs', '0']);
    expect(run.exitCode).toBe(0);
    expect(run.summaries.map(({ contract, target }) => `${contract} ${target}`).sort()).toEqual([
      'dolfin one',
      'polytomic other',
    ]);
    expect([await rolesOf(one), await rolesOf(other)]).toEqual(before);
  } finally {
    one.stop();
    other.stop();
  }
}, 60_000);

test('a plan needs no server, and names the requests of the run, by the target’s own users, before and after it too', async () => {
  const mock = await startMockProcess('dolfin');
  try {
    const requestRate = { ...mock.target.requestRate, perSecond: 0, concurrency: 1, budget: 600 };
    const file = writeTargetFile({ mock: { ...mock.target, requestRate, allow: [] } });
    const run = await runLive(file, ['--runs', '2']);
    mock.stop();
    const plan = ['run', '--dry-run', '--target', 'mock', '--targets', file, '--allow-plain-secrets', '--runs', '2'];
    const { exitCode, output } = await runCommandLine(plan);
    expect(exitCode).toBe(0);
    expect(output).toContain(`PATCH /users/${mock.target.testUsers?.[0]}/role  admin  valid  `);
    const sums = /^(\d+) requests: (\d+) before the first write, \d+ in \d+ scenarios, (\d+) to restore/m.exec(output);
    const { total, preflight, restore } = run.summaries[0]?.requests ?? {};
    expect(sums?.slice(1).map(Number)).toEqual([total, preflight, restore]);
  } finally {
    mock.stop();
  }
}, 60_000);
