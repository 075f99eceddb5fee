import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rolecall, smallRun, start } from '../../bench/kit/run-cli.ts';
import { defaultSeed } from '../run/plan/options.ts';
import { packageRoot } from '../run/plan/package-root.ts';
import { startMock } from '../run/target/start-mock.ts';

// Below the package, so that what is written finds Vitest as in its user's own project.
mkdirSync(join(packageRoot, 'reports', 'out'), { recursive: true });
const folder = mkdtempSync(join(packageRoot, 'reports', 'out', 'failures-'));
const fault = 'letter-case-ignored';

async function against(faults: readonly string[], program: readonly string[]) {
  const mock = await startMock('whole-user', { specs: [smallRun[1]], faults, seed: defaultSeed });
  const headers = Object.entries(mock.target.callers.admin?.headers ?? {});
  const secrets = headers.map(([name, value]) => [
    `ROLECALL_ADMIN_${name.toUpperCase().replace(/\W+/g, '_')}`,
    value.replace(/^(?:Bearer|Basic) /, ''),
  ]);
  try {
    return await start(program, folder, { ...Object.fromEntries(secrets), ROLECALL_BASE_URL: mock.baseUrl }).ended;
  } finally {
    await mock.close();
  }
}

test('what failed is written as a script and as tests, which fail until it is fixed', async () => {
  const run = ['run', ...smallRun, '--grep', 'reject.schema', '--fault', fault, '--format', 'shell,vitest', '-o', '.'];
  expect((await rolecall(run, folder)).code).toBe(1);
  const shell = ['sh', 'failures.sh'];
  const vitest = [process.execPath, join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', '.'];
  for (const program of [shell, vitest]) {
    const failing = await against([fault], program);
    expect([failing.code, failing.err + failing.out]).toEqual([1, expect.stringMatching(/whole-user reject\.schema/)]);
    const fixed = await against([], program);
    expect([program[0], fixed.code, fixed.out + fixed.err]).toEqual([
      program[0],
      0,
      expect.stringMatching(/ok|passed/),
    ]);
  }
}, 120_000);

test.each([
  ['a header', 'allow-wrong', 'protocol.allow-header'],
  ['a state that a later read shows', 'role-not-stored', 'accept.every-role'],
])('of %s no test is made that an honest server could not pass', async (_what, planted, requirement) => {
  const out = join(folder, planted);
  const run = ['run', ...smallRun, '--grep', requirement, '--fault', planted, '--format', 'vitest', '-o', out];
  expect((await rolecall(run, folder)).code).toBe(1);
  const text = readFileSync(join(out, 'failures.test.ts'), 'utf8');
  expect(text).toMatch(/\/\/ No single response shows whether this is mended: .*\n\/\/ .*replay/);
  expect(text).not.toContain('.not.toBe(');
});
