import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderFor, servers } from '../harm/subjects.ts';
import { type Tried, trySubject } from '../harm/try-subject.ts';
import { judgeServer } from './judge-server.ts';

/** Where each read waits for a second, or shows late, those that look at what is stored. */
const onlyStored = ['--grep', 'accept'];

/** Honest servers with one habit each, as public reports describe them, and what is right to fail. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['has no habit', 'members-plain', []],
  ['closes the connection after each whole response', 'members-closes', []],
  ['has ids beyond 2^53', 'roles-array-int64', []],
  ['lets no caller touch or grant what is above itself, and the profile says so', 'members-rank', []],
  ['shows an update late, and nobody says so', 'members-lag', ['accept.persists']],
  ['shows an update late, and the profile says so', 'members-lag-told', []],
  ['refuses null for what is null at the start', 'members-null-level', []],
  ['has a test user without a role', 'members-null-role', []],
];

test.each(cases)(
  'an honest server that %s gets the right verdict, and has everybody as before',
  { timeout: 240_000 },
  async (_habit, name, failing) => {
    const { tried, screen, judged } = await run(name);
    expect(judged.falseFailures).toEqual([]);
    expect(judged.blocked).toEqual([]);
    expect(judged.untried).toBe(false);
    const failed = tried.told.filter(({ outcome }) => outcome === 'fail').map(({ requirement }) => requirement);
    expect(failed).toEqual(failing);
    expect(tried.changed).toEqual([]);
    expect(screen).toMatch(name === 'members-null-role' ? /mbr_t2 has the role null/ : /read back as before/);
  },
);

async function run(name: string): Promise<{ tried: Tried; screen: string; judged: ReturnType<typeof judgeServer> }> {
  const subject = servers.find((one) => one.name === name);
  if (subject?.truth === undefined) throw new Error(name);
  const folder = folderFor(name);
  const live = await subject.start(folder);
  try {
    const tried = await trySubject(subject, live, 'every', folder, [
      '--runs',
      '1',
      ...(/lag/.test(name) ? onlyStored : []),
    ]);
    const screen = readFileSync(join(tried.folder, 'screen.txt'), 'utf8');
    return { tried, screen, judged: judgeServer(subject.truth, tried) };
  } finally {
    await live.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
