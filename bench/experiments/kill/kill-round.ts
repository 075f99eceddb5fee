import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { journalFile } from '../../../harness/safety/journal.ts';
import { readJournal } from '../../../harness/safety/read-journal.ts';
import { commandLine, type MockProcess, ownState, stateOf, writeTargetFile } from '../live/mock-process.ts';
import { runCommandLine } from '../live/run-live.ts';
import { userFacts } from '../live/user-facts.ts';
import { type LateProxy, startLateProxy } from './late-proxy.ts';

/** How one process is killed. */
export interface KillChoice {
  /** Updates of all its runs that pass before the kill, and milliseconds after that. */
  readonly updates: number;
  readonly delayMs: number;
  /** What the servers do meanwhile: nothing odd, apply an update and cut the connection, apply one and never respond; `late`: what was sent arrives a second later. */
  readonly server: 'honest' | 'reset' | 'hang' | 'late';
  /** Milliseconds after which `rolecall restore` is killed too, each time it is started, before it may end. */
  readonly restoreKills: readonly number[];
  /** Only the process that was started, or its workers too. */
  readonly kills: 'parent' | 'group';
}

/** A server that a process runs on, and what it changes inside users by itself: timestamps. */
export interface KilledServer {
  readonly id: string;
  readonly mock: MockProcess;
  readonly volatile: readonly string[];
}

/** What came of one run of the process. */
interface KilledRun {
  readonly contract: string;
  /** Users that the journal named after the kill, and of whom some had been changed. */
  readonly journaled: number;
  readonly changed: number;
  /** Updates that arrived after the process was gone. */
  readonly orphans: number;
  /** Users who are not as before after `rolecall restore`. */
  readonly lost: readonly string[];
}

/** What came of it all. */
export interface KillRound extends KillChoice {
  /** False when the process had ended by itself. */
  readonly killed: boolean;
  readonly runs: readonly KilledRun[];
  /** How many times `rolecall restore` was killed. */
  readonly restoresKilled: number;
  readonly restoreExit: number | null;
  readonly output: string;
}

/** Longest wait for the update to kill at, in milliseconds. */
const patienceMs = 120_000;
/** How long after it was sent an update arrives, in milliseconds. */
const lateMs = 1200;
/** How long the target says that an update may take to arrive, in seconds. */
const settlesSeconds = 2;

/** Starts live runs in one process, kills it with SIGKILL, restores, and compares every user with how it was before. */
export async function killRound(servers: readonly KilledServer[], choice: KillChoice): Promise<KillRound> {
  const proxies = await Promise.all(servers.map(({ mock }) => startLateProxy(mock.port)));
  const targets = Object.fromEntries(
    servers.map(({ id, mock: { target, port } }, at) => {
      const baseUrl = target.baseUrl.replace(`:${port}`, `:${proxies[at]?.port}`);
      const requestRate = { ...target.requestRate, perSecond: 0, budget: 400 };
      return [id, { ...target, requestRate, baseUrl, writes: { settles: settlesSeconds } }];
    }),
  );
  const file = writeTargetFile(targets);
  const before = await Promise.all(servers.map(({ mock }) => mock.users()));
  await setFaults(choice.server === 'reset' || choice.server === 'hang' ? [choice.server] : []);
  const flags = ['--targets', file, '--state', stateOf(file), '--allow-plain-secrets'];
  const named = ['--target', ...Object.keys(targets), ...flags];
  const run = spawn(process.execPath, [commandLine, 'run', ...named, '--out', join(dirname(file), 'out')], {
    stdio: 'ignore',
    detached: true,
    env: ownState,
  });
  const ended = new Promise((resolve) => run.once('exit', resolve));
  await passed(proxies, choice.updates, () => run.exitCode !== null);
  for (const proxy of proxies) proxy.delayMs = choice.server === 'late' ? lateMs : 0;
  await Promise.race([pause(choice.delayMs), ended]);
  const killed = run.exitCode === null && run.pid !== undefined;
  // A negative id means the group that this process leads.
  if (killed && run.pid !== undefined) process.kill(choice.kills === 'group' ? -run.pid : run.pid, 'SIGKILL');
  await ended;
  for (const proxy of proxies) proxy.delayMs = 0;
  // What a server does wrong ends before anybody is restored: somebody fixed it.
  await setFaults([]);
  const open = Object.values(targets).map((target) => readJournal(journalFile(stateOf(file), target)).open.length);
  const changed = await differing();
  let restoresKilled = 0;
  for (const after of choice.restoreKills) restoresKilled += Number(await killedRestore(['restore', ...named], after));
  const restore = await runCommandLine(['restore', ...named]);
  const lost = await differing();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  const runs = servers.map(({ id }, at) => ({
    contract: id,
    journaled: open[at] ?? 0,
    changed: changed[at]?.length ?? 0,
    orphans: proxies[at]?.orphans ?? 0,
    lost: lost[at] ?? [],
  }));
  return { ...choice, killed, runs, restoresKilled, restoreExit: restore.exitCode, output: restore.output };

  async function setFaults(faults: readonly string[]): Promise<void> {
    await Promise.all(servers.map(({ mock }) => mock.control('PUT', 'faults', { faults })));
  }

  /** Ids of those who hold another role, or of whom anything else differs but what changes by itself, by server. */
  function differing(): Promise<(readonly string[])[]> {
    return Promise.all(
      servers.map(async ({ mock, volatile }, at) => {
        const now = new Map((await mock.users()).map((user) => [user.id, userFacts(user, volatile)]));
        const then = before[at] ?? [];
        return then
          .filter((user) => !isDeepStrictEqual(userFacts(user, volatile), now.get(user.id)))
          .map(({ id }) => id);
      }),
    );
  }
}

/** Starts `rolecall restore` and kills it; false when it had ended before. */
async function killedRestore(args: readonly string[], after: number): Promise<boolean> {
  const child = spawn(process.execPath, [commandLine, ...args], { stdio: 'ignore', env: ownState });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([pause(after), ended]);
  const lives = child.exitCode === null;
  if (lives) child.kill('SIGKILL');
  await ended;
  return lives;
}

/** Waits until so many updates have passed, all together. */
async function passed(proxies: readonly LateProxy[], updates: number, isOver: () => boolean): Promise<void> {
  const until = performance.now() + patienceMs;
  const count = () => proxies.reduce((sum, proxy) => sum + proxy.updates, 0);
  while (count() < updates && performance.now() < until && !isOver()) await pause(2);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
