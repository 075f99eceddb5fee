import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { truths } from '../servers/servers.ts';
import { comparePeople } from './compare-people.ts';
import { type Ended, runRolecall, type Started, startRolecall } from './run-rolecall.ts';
import { counters, folderFor, type Live, startOurs } from './subjects.ts';

/** What an adverse condition led to. */
export interface Adverse {
  readonly name: string;
  readonly held: boolean;
  readonly facts: string;
}

export type Condition = (live: Live, folder: string, server: string) => Promise<Omit<Adverse, 'name'>>;

/** Carries out one condition on a fresh server. */
export async function carryOut(name: string, condition: Condition, server: string): Promise<Adverse> {
  const truth = truths.find((one) => one.name === server);
  if (truth === undefined) throw new Error(`no server ${server}`);
  const folder = folderFor(`adverse-${name.replaceAll(/\W+/g, '-')}`);
  const live = await startOurs(truth, folder);
  try {
    return { name: `${name} (${server})`, ...(await condition(live, folder, server)) };
  } finally {
    await live.close();
  }
}

export function flagsOf(live: Live, folder: string, name = 'every'): string[] {
  return [...live.target('every', name), '--state', join(folder, `state-${name}`), '--allow-plain-secrets'];
}

export const withOut = (flags: readonly string[], folder: string) => ['run', ...flags, '--out', join(folder, 'out')];

/** Waits until `count` updates have been applied. */
export async function afterWrites(live: Live, count: number): Promise<void> {
  for (let turn = 0; turn < 2000 && live.writes().length < count; turn += 1) await wait(10);
}

/** Waits until another value of `field` has been applied; the next update may be a moment away. */
async function afterWriteOf(live: Live, field: string, { child }: Started): Promise<void> {
  const isThere = () => live.writes().some((write) => write.field === field && write.old !== write.value);
  while (child.exitCode === null && !isThere()) await new Promise(setImmediate);
}

export const short = ({ exitCode, signal, screen }: Ended) =>
  `exit ${exitCode ?? signal}: ${screen.trim().split('\n').slice(-4).join(' / ').slice(0, 400)}`;

export async function changed(live: Live, before: Readonly<Record<string, unknown>>): Promise<string[]> {
  const differences = comparePeople(before, await live.dump(), counters);
  return differences.map(
    ({ user, field, before: old, after }) => `${user} ${field} ${JSON.stringify(old)} -> ${JSON.stringify(after)}`,
  );
}

/** A run that gets a signal when `count` updates were applied; ends by itself, with everybody as before, and not green. */
export const signalled =
  (signals: readonly NodeJS.Signals[], count: number): Condition =>
  async (live, folder) => {
    const before = await live.dump();
    const flags = flagsOf(live, folder);
    const { child, ended } = startRolecall(withOut(flags, folder), live.environment);
    await afterWrites(live, count);
    for (const signal of signals) {
      child.kill(signal);
      await wait(40);
    }
    const end = await ended;
    await wait(300);
    const left = await changed(live, before);
    const told = left.length > 0 && /rolecall restore/.test(end.screen);
    const again = left.length > 0 ? await runRolecall(['restore', ...flags], live.environment) : undefined;
    const lost = await changed(live, before);
    // Failures that were seen before the signal are failures; that it was interrupted has to be said beside them.
    const quiet = end.exitCode === 0 || (end.exitCode === 1 && !/interrupted/.test(end.screen));
    return {
      held: !quiet && lost.length === 0 && (left.length === 0 || told),
      facts: `${short(end)}; changed: ${left.join(', ') || 'nobody'}${again === undefined ? '' : `; after restore (${short(again)}): ${lost.join(', ') || 'nobody'}`}`,
    };
  };

/** SIGKILL when `count` updates were applied, or one of a field that a run only names to see it ignored; then restore. */
export const killed =
  (when: number | string, alsoRestore = false): Condition =>
  async (live, folder) => {
    const before = await live.dump();
    const flags = flagsOf(live, folder);
    const run = startRolecall(withOut(flags, folder), live.environment);
    if (typeof when === 'number') await afterWrites(live, when);
    else await afterWriteOf(live, when, run);
    run.child.kill('SIGKILL');
    await run.ended;
    const left = await changed(live, before);
    if (alsoRestore) {
      const first = startRolecall(['restore', ...flags], live.environment);
      await wait(400);
      first.child.kill('SIGKILL');
      await first.ended;
    }
    const restored = await runRolecall(['restore', ...flags], live.environment);
    await wait(3000);
    const lost = await changed(live, before);
    return {
      held: lost.length === 0 && restored.exitCode === 0,
      facts: `changed at the kill: ${left.length}; restore ${short(restored)}; not as before: ${lost.join(', ') || 'nobody'}`,
    };
  };

/** The reader of the output goes away, as with `| head`. */
export const closedPipe: Condition = async (live, folder) => {
  const before = await live.dump();
  const flags = withOut(flagsOf(live, folder), folder);
  const { child, ended } = startRolecall(flags, live.environment);
  await afterWrites(live, 20);
  child.stdout?.destroy();
  child.stderr?.destroy();
  const end = await ended;
  const left = await changed(live, before);
  return {
    held: left.length === 0,
    facts: `exit ${end.exitCode ?? end.signal}; changed: ${left.join(', ') || 'nobody'}`,
  };
};

/** The target's baseUrl names another server when restore is called: neither may be overwritten, nor the journal cleared. */
export const otherServer: Condition = async (live, folder, server) => {
  const before = await live.dump();
  const flags = flagsOf(live, folder);
  const run = startRolecall(withOut(flags, folder), live.environment);
  await afterWrites(live, 25);
  run.child.kill('SIGKILL');
  await run.ended;
  const truth = truths.find(({ name }) => name === server);
  if (truth === undefined) throw new Error(server);
  const second = await startOurs(truth, join(folder, 'second'));
  try {
    const file = flags[1] ?? '';
    const text = readFileSync(file, 'utf8');
    const other = readFileSync(second.target('every')[1] ?? '', 'utf8');
    const [, base = ''] = /"baseUrl": "([^"]+)"/.exec(other) ?? [];
    writeFileSync(file, text.replace(/"baseUrl": "[^"]+"/, `"baseUrl": "${base}"`));
    const wrong = await runRolecall(['restore', ...flags], live.environment);
    const written = second.writes().length;
    writeFileSync(file, text);
    const right = await runRolecall(['restore', ...flags], live.environment);
    const lost = await changed(live, before);
    return {
      held: written === 0 && lost.length === 0 && wrong.exitCode !== 0,
      facts: `on the other server ${short(wrong)}, writes there: ${written}; then on the right one ${short(right)}; not as before: ${lost.join(', ') || 'nobody'}`,
    };
  } finally {
    await second.close();
  }
};

/** Two processes, two names and two state folders for one server and the same users. */
export const twoAtOnce: Condition = async (live, folder) => {
  const before = await live.dump();
  const first = startRolecall(withOut(flagsOf(live, folder, 'one'), join(folder, 'a')), live.environment);
  await afterWrites(live, 5);
  const second = await runRolecall(withOut(flagsOf(live, folder, 'two'), join(folder, 'b')), live.environment);
  const end = await first.ended;
  const left = await changed(live, before);
  const refused = second.exitCode === 2 || second.exitCode === 3;
  return {
    held: left.length === 0 && refused,
    facts: `second ${short(second)}; first ${short(end)}; changed: ${left.join(', ') || 'nobody'}`,
  };
};

/** Writes until nothing more fits. */
function fill(file: string): void {
  try {
    for (let turn = 0; turn < 64; turn += 1) appendFileSync(file, Buffer.alloc(1024));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
  }
}

/** The journal's disk is full: no update may be sent that cannot be undone. */
export const fullDisk: Condition = async (live, folder) => {
  const before = await live.dump();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  if (mounted.status !== 0) return { held: true, facts: 'not tried: no permission to mount a small disk' };
  try {
    const home = { HOME: disk, XDG_STATE_HOME: disk };
    const flags = [...live.target('every', 'full'), '--state', join(disk, 'state'), '--allow-plain-secrets'];
    const run = startRolecall(withOut(flags, folder), { ...live.environment, ...home });
    await afterWrites(live, 12);
    const filler = join(disk, 'filler');
    fill(filler);
    const count = live.writes().length;
    for (let turn = 0; turn < 200 && run.child.exitCode === null && live.writes().length < count + 40; turn += 1)
      await wait(20);
    run.child.kill('SIGKILL');
    rmSync(filler);
    const end = await run.ended;
    const atKill = await changed(live, before);
    const restored = await runRolecall(['restore', ...flags], { ...live.environment, ...home });
    const lost = await changed(live, before);
    return {
      held: lost.length === 0 && (atKill.length === 0 || restored.exitCode === 0),
      facts: `full after ${count} writes, then ${live.writes().length - count} more; ${short(end)}; changed ${atKill.length}; restore ${short(restored)}; not as before: ${lost.join(', ') || 'nobody'}`,
    };
  } finally {
    spawnSync('umount', [disk]);
  }
};

/** A target whose name or contract is another one at the restore. */
export const renamed: Condition = async (live, folder) => {
  const before = await live.dump();
  const flags = flagsOf(live, folder);
  const run = startRolecall(withOut(flags, folder), live.environment);
  await afterWrites(live, 25);
  run.child.kill('SIGKILL');
  await run.ended;
  const file = flags[1] ?? '';
  cpSync(file, `${file}.kept`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"server"', '"renamed"'));
  const args = flags.map((flag) => (flag === 'server' ? 'renamed' : flag));
  const other = await runRolecall(['restore', ...args], live.environment);
  const between = await changed(live, before);
  cpSync(`${file}.kept`, file);
  const right = await runRolecall(['restore', ...flags], live.environment);
  const lost = await changed(live, before);
  const honest = between.length === 0 || other.exitCode !== 0;
  return {
    held: lost.length === 0 && honest,
    facts: `renamed ${short(other)}, then not as before: ${between.length}; with the old name ${short(right)}; not as before: ${lost.join(', ') || 'nobody'}`,
  };
};
