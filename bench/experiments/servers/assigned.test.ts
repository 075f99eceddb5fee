import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { commandLine, ownState } from '../live/mock-process.ts';
import type { Served } from './serve.ts';
import { secrets, startServer, type Truth, truths, writeContract } from './servers.ts';

test('a server that assigns and takes away has everybody as before after a run, and after one that is killed and restored', async () => {
  const truth = truths.find(({ name }) => name === 'watch-plain') as Truth;
  const served = await startServer(truth);
  try {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-watch-'));
    const file = writeContract(truth, folder, served.baseUrl, { allow: ['attributes', 'last-owner'] });
    const flags = [
      '--target',
      'server',
      '--targets',
      file,
      '--specs',
      join(folder, 'specs'),
      '--state',
      join(folder, 'state'),
    ];
    const before = everybody(served);
    const run = start(truth, ['run', ...flags, '--fast', '--out', join(folder, 'out')]);
    expect(await run.ended).toBe(0);
    expect([everybody(served), served.writes().length > 4]).toEqual([before, true]);

    const killed = start(truth, ['run', ...flags, '--out', join(folder, 'out')]);
    const sent = served.writes().length;
    while (served.writes().length < sent + 12 || isDeepStrictEqual(everybody(served), before)) await pause(2);
    process.kill(-(killed.pid ?? Number.NaN), 'SIGKILL');
    await killed.ended;
    expect(everybody(served)).not.toEqual(before);
    expect(await start(truth, ['restore', ...flags]).ended).toBe(0);
    expect(everybody(served)).toEqual(before);
  } finally {
    await served.close();
  }
}, 180_000);

function start(truth: Truth, args: readonly string[]) {
  const child = spawn(process.execPath, [commandLine, ...args], {
    stdio: 'ignore',
    detached: true,
    env: { ...ownState, ...secrets(truth) },
  });
  return { pid: child.pid, ended: new Promise<number | null>((ended) => child.once('close', ended)) };
}

/** Roles in any order: a server may list them as it likes. */
function everybody(served: Served): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(served.dump()).map(([id, { role }]) => [id, [...(role as string[])].sort()]),
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}
