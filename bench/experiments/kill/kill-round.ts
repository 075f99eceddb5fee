import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../../harness/model/json.ts';
import type { MockUser } from '../../../harness/model/mock.ts';
import { journalFile } from '../../../harness/safety/journal.ts';
import { readJournal } from '../../../harness/safety/read-journal.ts';
import { commandLine, type MockProcess, ownState, stateOf, writeTargetFile } from '../live/mock-process.ts';
import { runCommandLine } from '../live/run-live.ts';
import { startLateProxy } from './late-proxy.ts';

/** How one run is killed. */
export interface KillChoice {
  /** Milliseconds from the first journaled write to the kill. */
  readonly delayMs: number;
  /** What the server does meanwhile: nothing odd, apply an update and cut the connection, apply one and never respond; `late`: what was sent arrives a second later. */
  readonly server: 'honest' | 'reset' | 'hang' | 'late';
  /** Milliseconds after which `rolecall restore` is killed too, each time it is started, before it may end. */
  readonly restoreKills: readonly number[];
  /** Places inside a user object that a server changes by itself: timestamps. */
  readonly volatile: readonly string[];
  /** Only the process that was started, or its workers too. */
  readonly kills: 'parent' | 'group';
}

/** What came of it. */
export interface KillRound extends KillChoice {
  /** False when the run had ended by itself. */
  readonly killed: boolean;
  /** Users that the journal named after the kill, and of whom some had been changed. */
  readonly journaled: number;
  readonly changed: number;
  /** How many times `rolecall restore` was killed. */
  readonly restoresKilled: number;
  /** Users who are not as before after `rolecall restore`. */
  readonly lost: readonly string[];
  readonly restoreExit: number | null;
  readonly output: string;
}

/** Longest wait for a run's first write, in milliseconds. */
const patienceMs = 60_000;
/** How long after it was sent an update arrives, in milliseconds. */
const lateMs = 1200;
/** How long the target says that an update may take to arrive, in seconds. */
const settlesSeconds = 2;

/** Starts a live run, kills it with SIGKILL, restores, and compares every user with how it was before. */
export async function killRound(mock: MockProcess, choice: KillChoice): Promise<KillRound> {
  const requestRate = { ...mock.target.requestRate, perSecond: 0, budget: 400 };
  const late = await startLateProxy(mock.port);
  const baseUrl = mock.target.baseUrl.replace(`:${mock.port}`, `:${late.port}`);
  const through = { ...mock.target, requestRate, baseUrl, writes: { settles: settlesSeconds } };
  const file = writeTargetFile({ mock: through });
  const journal = journalFile(stateOf(file), through);
  const before = await mock.users();
  await mock.control('PUT', 'faults', {
    faults: choice.server === 'reset' || choice.server === 'hang' ? [choice.server] : [],
  });
  late.delayMs = 0;
  const target = ['--target', 'mock', '--targets', file, '--state', stateOf(file), '--allow-plain-secrets'];
  const run = spawn(process.execPath, [commandLine, 'run', ...target, '--out', join(dirname(file), 'out')], {
    stdio: 'ignore',
    detached: true,
    env: ownState,
  });
  const ended = new Promise((resolve) => run.once('exit', resolve));
  let killed = false;
  if (await firstWrite(journal, () => run.exitCode !== null)) {
    late.delayMs = choice.server === 'late' ? lateMs : 0;
    await Promise.race([pause(choice.delayMs), ended]);
    killed = run.exitCode === null && run.pid !== undefined;
    // A negative id means the group that this process leads.
    if (killed && run.pid !== undefined) process.kill(choice.kills === 'group' ? -run.pid : run.pid, 'SIGKILL');
  }
  await ended;
  late.delayMs = 0;
  // What the server does wrong ends before anybody is restored: somebody fixed it.
  await mock.control('PUT', 'faults', { faults: [] });
  const journaled = readJournal(journal).open.length;
  const changed = differing(before, await mock.users(), choice.volatile).length;
  let restoresKilled = 0;
  for (const after of choice.restoreKills) restoresKilled += Number(await killedRestore(['restore', ...target], after));
  const restore = await runCommandLine(['restore', ...target]);
  await late.close();
  return {
    ...choice,
    killed,
    journaled,
    changed,
    restoresKilled,
    lost: differing(before, await mock.users(), choice.volatile),
    restoreExit: restore.exitCode,
    output: restore.output,
  };
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

async function firstWrite(journal: string, isOver: () => boolean): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until && !isOver(); ) {
    if (existsSync(journal) && readJournal(journal).open.length > 0) return true;
    await pause(2);
  }
  return false;
}

/** Ids of those who hold another role, or of whom anything else differs but what changes by itself. */
function differing(
  before: readonly MockUser[],
  after: readonly MockUser[],
  volatile: readonly string[],
): readonly string[] {
  const now = new Map(after.map((user) => [user.id, facts(user, volatile)]));
  return before.filter((user) => !isDeepStrictEqual(facts(user, volatile), now.get(user.id))).map(({ id }) => id);
}

function facts({ role, removed, organization, user }: MockUser, volatile: readonly string[]): unknown {
  return { role, removed, organization, user: settled(user, '', volatile) };
}

/** Without volatile places, and without nulls: a field that was not there is taken away again by null. */
function settled(value: Json, at: string, volatile: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(
    ([name, member]) => member !== null && !volatile.includes(`${at}/${name}`),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, settled(member, `${at}/${name}`, volatile)]));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
