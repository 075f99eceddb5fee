import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import { makeFolder } from './make-folder.ts';
import { stateName, userName } from './server-of.ts';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly target?: string;
  readonly host: string;
  /** When the process began, as the system counts; tells it from a later one with the same id. */
  readonly began: string;
  readonly at: string;
}

/** What nobody else may use until it is released. */
export interface Lock {
  release(): void;
}

/** A takeover that is older than this was left behind by a crash, in milliseconds. */
const takeoverMs = 10_000;

/** Whom a lock is for: `target` names it in messages. */
type LockOf = Pick<Target, 'name' | 'baseUrl' | 'organization' | 'testUsers'>;

/**
 * Takes the target's organization on its server, and each of its test users, for this process: another target, another
 * working folder or another organization's name changes nothing about whom is written to. What a dead process left behind is taken over.
 */
export function lockTarget(stateFolder: string, target: LockOf): Lock {
  const names = [stateName(target), ...target.testUsers.map((id) => userName(target, id)).toSorted()];
  const taken: Lock[] = [];
  const release = () => {
    for (const lock of taken.splice(0)) lock.release();
  };
  try {
    for (const name of names) taken.push(take(stateFolder, name, `target ${target.name}`));
  } catch (cause) {
    release();
    throw cause;
  }
  return { release };
}

/** The locks of several folders, each once: somebody may have been told of another one. */
function lockIn(folders: readonly (string | undefined)[], target: LockOf): Lock {
  const taken: Lock[] = [];
  try {
    for (const folder of new Set(folders)) {
      if (folder === undefined) continue;
      try {
        taken.push(lockTarget(folder, target));
      } catch (cause) {
        // Where this user may not write, no other run of this user holds a lock: the folder that was named is enough.
        if (taken.length === 0 || !mayNotWrite(cause)) throw cause;
      }
    }
  } catch (cause) {
    for (const lock of taken) lock.release();
    throw cause;
  }
  return {
    release: () => {
      for (const lock of taken) lock.release();
    },
  };
}

/** Whether a folder is none that this user may write to: no place in a container's home, a disk that is only read. */
function mayNotWrite(cause: unknown): boolean {
  if (!(cause instanceof HarnessError) || cause.code !== 'OUTPUT_UNWRITABLE') return false;
  const { code } = (cause.cause ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code);
}

function take(stateFolder: string, name: string, target: string): Lock {
  const file = join(stateFolder, `${name}.lock`);
  const mine = `${file}.${randomUUID()}`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    began: beganAt(process.pid),
    at: new Date().toISOString(),
    target,
  };
  try {
    makeFolder(stateFolder, 0o700);
    writeFileSync(mine, JSON.stringify(holder), { mode: 0o600 });
  } catch (cause) {
    const hint = 'name a folder that can be written: --state DIR, or XDG_STATE_HOME in the environment';
    throw new HarnessError('OUTPUT_UNWRITABLE', `cannot write ${file}`, hint, { cause });
  }
  try {
    // A link appears with its content, so nobody sees a lock that does not yet say whose it is.
    if (!tryLink(mine, file)) takeOver(file, mine, target);
  } finally {
    rmSync(mine, { force: true });
  }
  return { release: () => release(file, holder) };
}

/**
 * As `lockTarget`, but waits a while for a holder that is about to end (a run that was just killed), and as long as it takes
 * for another target of the same run: targets of one server are taken one after the other.
 */
export async function awaitTarget(
  folders: string | readonly (string | undefined)[],
  target: LockOf,
  patienceMs: number,
): Promise<Lock> {
  for (const until = performance.now() + patienceMs; ; ) {
    try {
      return lockIn([folders].flat(), target);
    } catch (cause) {
      if (!(cause instanceof Locked)) throw cause;
      const { holder } = cause;
      const isSibling = holder?.host === hostname() && holder.pid === process.pid;
      if (!isSibling && performance.now() >= until) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function takeOver(file: string, mine: string, target: string): void {
  const guard = `${file}.takeover`;
  refuseLiving(file, target);
  dropLeftBehind(guard, mine);
  if (!tryLink(mine, guard)) throw new Locked(target, read(guard), file);
  try {
    // Another process may have taken it over since it was looked at.
    refuseLiving(file, target);
    rmSync(file, { force: true });
    if (!tryLink(mine, file)) throw new Locked(target, read(file), file);
  } finally {
    rmSync(guard, { force: true });
  }
}

/** A takeover ends at once: one whose process is gone, or that is old, was left behind by a crash. */
function dropLeftBehind(guard: string, mine: string): void {
  const age = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
  if (age === undefined) return;
  const isOld = Date.now() - age > takeoverMs;
  const isHeld = (taker: Holder | undefined) => taker === undefined || lives(taker);
  if (!isOld && isHeld(read(guard))) return;
  // Moved and not removed: what somebody put there meanwhile is put back.
  const moved = `${mine}.left`;
  try {
    renameSync(guard, moved);
  } catch {
    // Somebody else was quicker.
    return;
  }
  if (!isOld && isHeld(read(moved))) tryLink(moved, guard);
  rmSync(moved, { force: true });
}

function refuseLiving(file: string, target: string): void {
  const holder = read(file);
  if (holder !== undefined && lives(holder)) throw new Locked(target, holder, file);
}

function release(file: string, mine: Holder): void {
  const holder = read(file);
  if (holder?.pid === mine.pid && holder.host === mine.host && holder.at === mine.at) rmSync(file, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new HarnessError('OUTPUT_UNWRITABLE', `cannot write ${to}`, 'name another folder: --state DIR', { cause });
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // Not there any more, or not written by us: nobody holds it.
    return undefined;
  }
}

// A process of another machine cannot be looked at; it is taken to live.
function lives(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return beganAt(holder.pid) === holder.began;
}

/** Start time of a process in clock ticks, where the system tells; else nothing. A zombie has ended. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? '');
  } catch {
    // Only some systems have it; without it the id alone decides.
    return '';
  }
}

/** Somebody else holds it. */
class Locked extends HarnessError {
  readonly holder: Holder | undefined;

  constructor(target: string, holder: Holder | undefined, file: string) {
    const who =
      holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}, since ${holder.at}`;
    const as = holder?.target === undefined || holder.target === target ? '' : `, as ${holder.target}`;
    super(
      'TARGET_LOCKED',
      `${target} is in use by ${who}${as}`,
      `wait until it ends; if it is surely gone, remove ${file}`,
    );
    this.holder = holder;
  }
}
