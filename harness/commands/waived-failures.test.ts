import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { linesOf, outcomesOf, rolecall, smallRun } from '../../bench/kit/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'known-'));
const run = (...more: string[]) => rolecall(['run', ...smallRun, '--grep', 'reject', ...more], folder);
const faulty = ['--fault', 'enum-not-enforced'];
const words = ['--reason', 'r', '--owner', 'o', '--link', 'https://example.test/1', '--expires', '2099-01-01'];
const failing = () =>
  Object.entries(outcomesOf(join(folder, 'first', 'run.jsonl'))).flatMap(([id, outcome]) =>
    outcome === 'fail' ? id : [],
  );

beforeAll(async () => {
  expect((await run(...faulty, '-o', 'first')).code).toBe(1);
}, 60_000);

test('what rolecall waive writes makes exactly the recorded failures waived, and fails a run that has fixed them', async () => {
  expect(failing().length).toBeGreaterThan(0);
  for (const id of failing()) {
    const waived = await rolecall(['waive', `whole-user/${id}`, '--record', 'first/run.jsonl', ...words], folder);
    expect([waived.code, waived.err]).toEqual([0, '']);
  }
  const entries = readFileSync(join(folder, 'rolecall.waivers.yaml'), 'utf8').match(/- requirement:/g)?.length;
  const known = await run(...faulty, '-o', 'waived');
  expect([known.code, known.err.split('\n')[0]]).toEqual([0, `waivers: ${entries} in rolecall.waivers.yaml`]);
  for (const id of failing()) expect(outcomesOf(join(folder, 'waived', 'run.jsonl'))).toMatchObject({ [id]: 'waived' });

  const mended = await run('-o', 'mended');
  expect(mended.code).toBe(1);
  expect(mended.out).toMatch(
    /why: rolecall\.waivers\.yaml:\d+: reject\.\S+ of whole-user passes now; delete lines \d+ to \d+/,
  );

  const elsewhere = await rolecall(['run', ...smallRun, '--grep', 'document', '-o', 'elsewhere'], folder);
  expect([elsewhere.code, elsewhere.out]).toEqual([
    0,
    expect.stringContaining('note: waivers whose requirement was not tried'),
  ]);
}, 120_000);

test('a waiver file for a requirement that there is not, or that is not sound, ends a run before it begins', async () => {
  const file = (requirement: string) =>
    `waivers:\n  - requirement: ${requirement}\n    contract: whole-user\n    expect: { status: 200 }\n    reason: r\n    owner: o\n    link: https://example.test\n    expires: 2099-01-01\n`;
  writeFileSync(join(folder, 'typo.yaml'), file('reject.schma'));
  const typo = await run('--waivers', 'typo.yaml', '-o', 'typo');
  expect([typo.code, typo.err]).toEqual([2, expect.stringContaining('[WAIVER_INVALID] typo.yaml:2: no requirement')]);
  expect(typo.err).toContain('did you mean "reject.schema"');
  const absent = await run('--waivers', 'absent.yaml', '-o', 'absent');
  expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('absent.yaml')]);
}, 60_000);

test('a waiver is refused for what was not seen to fail, without its words, and for a day that is over', async () => {
  const waive = (...args: string[]) =>
    rolecall(['waive', ...args, '--record', 'first/run.jsonl', '--waivers', 'new.yaml'], folder);
  const passing = await waive('whole-user/reject.empty-body', ...words);
  expect([passing.code, passing.err]).toEqual([2, expect.stringContaining('it is pass')]);
  const wordless = await waive(`whole-user/${failing()[0]}`, '--reason', 'r');
  expect([wordless.code, wordless.err]).toEqual([2, expect.stringContaining('needs --owner, --expires')]);
  const linkless = await waive(
    `whole-user/${failing()[0]}`,
    '--reason',
    'r',
    '--owner',
    'o',
    '--expires',
    '2099-01-01',
  );
  expect([linkless.code, linkless.err]).toEqual([2, expect.stringContaining('needs --link')]);
  const over = await waive(`whole-user/${failing()[0]}`, ...words.slice(0, -1), '2020-01-01');
  expect([over.code, over.err]).toEqual([2, expect.stringContaining('is over')]);
}, 60_000);

test('only what the baseline does not show fails, and the old is told', async () => {
  const gated = ['--baseline', 'first/run.jsonl', '--waivers', 'none.yaml'];
  writeFileSync(join(folder, 'none.yaml'), 'waivers: []\n');
  const old = await run(...faulty, ...gated, '-o', 'old');
  expect([old.code, old.out]).toEqual([0, expect.stringContaining('note: ')]);
  expect(linesOf(join(folder, 'old', 'run.jsonl')).at(-1)).toMatchObject({ exitCode: 0, reasons: [] });
  expect(old.out).toMatch(/✗ old whole-user reject\.\S+, as in the baseline: /);
  expect(readFileSync(join(folder, 'old', 'junit.xml'), 'utf8')).not.toContain('<failure');
  const worse = await run('--fault', 'enum-not-enforced', 'crash-on-null', ...gated, '-o', 'anew');
  expect([worse.code, worse.out]).toEqual([1, expect.stringContaining('in a way that the baseline does not show')]);
  const own = await run(...gated, '-o', 'first');
  expect([own.code, own.err]).toEqual([2, expect.stringContaining('is the record that this run writes')]);
}, 120_000);

test('a replay says FIXED, STILL FAILS or COULD NOT RUN', async () => {
  const replay = (key: string, ...more: string[]) =>
    rolecall(['replay', key, '--specs', smallRun[1], '--record', 'first/run.jsonl', ...more], folder);
  const id = failing().includes('reject.schema') ? 'reject.schema' : failing()[0];
  const verdict = linesOf(join(folder, 'first', 'run.jsonl')).find(
    (line) => line.type === 'verdict' && line.requirement === id,
  );
  const name = verdict?.type === 'verdict' && 'findings' in verdict ? verdict.findings[0].scenario : undefined;
  const still = await replay(`whole-user/${id}#${name}`);
  expect([still.code, still.out]).toEqual([1, expect.stringMatching(/^STILL FAILS/)]);
  // Another fault in the place of the record's: what was seen there is fixed.
  const fixed = await replay(`whole-user/${id}#${name}`, '--fault', 'crash-on-empty-body');
  expect([fixed.code, fixed.out]).toEqual([0, expect.stringMatching(/^FIXED: it holds, in 2 exchanges/)]);
  const never = await replay(`whole-user/${id}#random 999`);
  expect([never.code, never.out]).toEqual([3, expect.stringMatching(/^COULD NOT RUN: there is no scenario/)]);
}, 60_000);
