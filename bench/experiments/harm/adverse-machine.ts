import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterWrites, type Condition, changed, flagsOf, short, withOut } from './adverse.ts';
import { runRolecall, startRolecall } from './run-rolecall.ts';

/** The whole state folder is removed while a run goes on (a cleaner of /tmp, `git clean`), and then the run is killed. */
export const stateRemoved: Condition = async (live, folder) => {
  const before = await live.dump();
  const flags = flagsOf(live, folder);
  const run = startRolecall(withOut(flags, folder), live.environment);
  await afterWrites(live, 25);
  rmSync(join(folder, 'state-every'), { recursive: true });
  const count = live.writes().length;
  for (let turn = 0; turn < 200 && run.child.exitCode === null && live.writes().length < count + 60; turn += 1)
    await wait(20);
  // A run that noticed restores everybody, and must not be killed for it.
  const noticed = live.writes().length < count + 60;
  if (!noticed) run.child.kill('SIGKILL');
  const end = await run.ended;
  const lost = await changed(live, before);
  return {
    held: noticed && lost.length === 0 && end.exitCode !== 0,
    facts: `${live.writes().length - count} writes without a journal; ${short(end)}; not as before: ${lost.join(', ') || 'nobody'}`,
  };
};

/** The machine sleeps, or its clock is set, in the midst of a run. */
export const stopped =
  (milliseconds: number): Condition =>
  async (live, folder) => {
    const before = await live.dump();
    const run = startRolecall(withOut(flagsOf(live, folder), folder), live.environment);
    await afterWrites(live, 40);
    run.child.kill('SIGSTOP');
    await wait(milliseconds);
    run.child.kill('SIGCONT');
    const end = await run.ended;
    const lost = await changed(live, before);
    return { held: lost.length === 0, facts: `${short(end)}; not as before: ${lost.join(', ') || 'nobody'}` };
  };

/** The wall clock jumps a day ahead, and two days back, every few seconds. */
export const clockJumps: Condition = async (live, folder) => {
  const before = await live.dump();
  const preload = join(folder, 'jump.mjs');
  writeFileSync(
    preload,
    `const real = Date.now; let by = 0; const Old = Date;
globalThis.Date = class extends Old { constructor(...a) { if (a.length === 0) super(Date.now()); else super(...a); } static now() { return real() + by; } };
const day = 86_400_000; setInterval(() => { by = by > 0 ? -day : day; }, 1500).unref();`,
  );
  const environment = { ...live.environment, NODE_OPTIONS: `--import ${preload}` };
  const end = await runRolecall(withOut(flagsOf(live, folder), folder), environment, 120);
  const lost = await changed(live, before);
  const held = lost.length === 0 && existsSync(join(folder, 'out', 'run.jsonl')) && end.exitCode !== 4;
  return { held, facts: `${short(end)}; ${end.seconds} s; not as before: ${lost.join(', ') || 'nobody'}` };
};
