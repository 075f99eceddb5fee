import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { awaitTarget, lockTarget } from './lock.ts';
import { serverName, stateName } from './server-of.ts';

/** Without test users: then there is one lock file. */
const sandbox = sampleTarget({ testUsers: [] });
const folder = () => mkdtempSync(join(tmpdir(), 'rolecall-lock-'));
const holder = (part: object) => JSON.stringify({ pid: process.pid, host: hostname(), began: '', at: 'then', ...part });

test('a target is taken once, and again after it was released', () => {
  const state = join(folder(), 'state');
  const lock = lockTarget(state, sandbox);
  expect(() => lockTarget(state, sandbox)).toThrow(expect.objectContaining({ code: 'TARGET_LOCKED' }));
  lockTarget(state, { ...sandbox, baseUrl: 'https://other.example' }).release();
  lock.release();
  expect(existsSync(join(state, `${stateName(sandbox)}.lock`))).toBe(false);
  lockTarget(state, sandbox).release();
});

test('the lock says who holds it', () => {
  const state = folder();
  lockTarget(state, sandbox);
  expect(() => lockTarget(state, sandbox)).toThrow(
    new RegExp(`target sandbox is in use by process ${process.pid} on ${hostname()}`),
  );
});

test.each([
  ['a dead process', () => holder({ pid: spawnSync(process.execPath, ['-e', '']).pid })],
  ['an earlier process with the same id', () => holder({ began: '1' })],
  ['nobody who can be made out', () => '{"pid":'],
])('the lock of %s is taken over', (_, content) => {
  const state = folder();
  const file = join(state, `${stateName(sandbox)}.lock`);
  writeFileSync(file, content());
  lockTarget(state, sandbox);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

test('who was killed while taking over a lock keeps nobody from taking it', () => {
  const state = folder();
  const file = join(state, `${stateName(sandbox)}.lock`);
  const dead = () => holder({ pid: spawnSync(process.execPath, ['-e', '']).pid });
  writeFileSync(file, dead());
  writeFileSync(`${file}.takeover`, dead());
  lockTarget(state, sandbox);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  expect(readdirSync(state)).toEqual([`${stateName(sandbox)}.lock`]);
});

test('a lock that a living process is taking over is refused', () => {
  const state = folder();
  const file = join(state, `${stateName(sandbox)}.lock`);
  writeFileSync(file, holder({ pid: spawnSync(process.execPath, ['-e', '']).pid }));
  writeFileSync(`${file}.takeover`, holder({ host: 'elsewhere', pid: 1 }));
  expect(() => lockTarget(state, sandbox)).toThrow(expect.objectContaining({ code: 'TARGET_LOCKED' }));
  expect(existsSync(`${file}.takeover`)).toBe(true);
});

test.each([
  [
    'a process that lives',
    async () => {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)']);
      const stat = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/stat`, 'utf8') : '';
      const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
      return { content: holder({ pid: child.pid, began }), end: () => child.kill() };
    },
  ],
  ['another machine', async () => ({ content: holder({ host: 'elsewhere', pid: 1 }), end: () => {} })],
])('the lock of %s is not', async (_, hold) => {
  const state = folder();
  const { content, end } = await hold();
  writeFileSync(join(state, `${stateName(sandbox)}.lock`), content);
  try {
    expect(() => lockTarget(state, sandbox)).toThrow(expect.objectContaining({ code: 'TARGET_LOCKED' }));
    expect(readFileSync(join(state, `${stateName(sandbox)}.lock`), 'utf8')).toBe(content);
  } finally {
    end();
  }
});

test('a lock that somebody else took over is not released', () => {
  const state = folder();
  const lock = lockTarget(state, sandbox);
  writeFileSync(join(state, `${stateName(sandbox)}.lock`), holder({ pid: 1 }));
  lock.release();
  expect(existsSync(join(state, `${stateName(sandbox)}.lock`))).toBe(true);
});

test('a holder that is about to end is waited for, another one is not for long', async () => {
  const state = folder();
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)']);
  const stat = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/stat`, 'utf8') : '';
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  writeFileSync(join(state, `${stateName(sandbox)}.lock`), holder({ pid: child.pid, began }));
  await expect(awaitTarget(state, sandbox, 50)).rejects.toMatchObject({ code: 'TARGET_LOCKED' });
  setTimeout(() => child.kill(), 150);
  (await awaitTarget(state, sandbox, 5_000)).release();
});

test.runIf(process.platform === 'linux')('a zombie holds no lock', async () => {
  const state = folder();
  const script = `${JSON.stringify(process.execPath)} -e "" & echo $!; exec sleep 3`;
  const parent = spawn('sh', ['-c', script]);
  const pid = await new Promise<number>((told) => parent.stdout.once('data', (text) => told(Number(text))));
  const stateOf = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const began = stateOf()[19];
  while (stateOf()[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 10));
  writeFileSync(join(state, `${stateName(sandbox)}.lock`), holder({ pid, began }));
  lockTarget(state, sandbox).release();
  parent.kill();
});

test('another name, another organization and another way to write the server are the same users', () => {
  const state = folder();
  const one = sampleTarget({ organization: 'a' });
  const lock = lockTarget(state, one);
  const others = [
    { ...one, name: 'other' },
    { ...one, baseUrl: 'https://SANDBOX.example:443/v1/', testUsers: [] },
    { ...one, organization: 'b', testUsers: ['7', '43'] },
  ];
  for (const other of others)
    expect(() => lockTarget(state, other)).toThrow(expect.objectContaining({ code: 'TARGET_LOCKED' }));
  lockTarget(state, { ...one, organization: 'b', testUsers: ['7'] }).release();
  lock.release();
  expect(readdirSync(state).filter((name) => name.startsWith(serverName(one)))).toEqual([]);
});

test('another target of the same run is waited for as long as it takes', async () => {
  const state = folder();
  const lock = lockTarget(state, sandbox);
  setTimeout(() => lock.release(), 300);
  (await awaitTarget(state, { ...sandbox, name: 'other' }, 0)).release();
});

test('where the usual place cannot be written, the folder that was named is enough, and without one it is refused', async () => {
  const [state, file] = [folder(), join(folder(), 'file')];
  writeFileSync(file, '');
  const unwritable = join(file, 'rolecall');
  const lock = await awaitTarget([state, unwritable], sandbox, 0);
  expect(() => lockTarget(state, sandbox)).toThrow(expect.objectContaining({ code: 'TARGET_LOCKED' }));
  lock.release();
  await expect(awaitTarget([unwritable, unwritable], sandbox, 0)).rejects.toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    hint: expect.stringContaining('XDG_STATE_HOME'),
  });
});
