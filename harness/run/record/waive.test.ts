import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { footerOf, headerOf, verdictOf } from '../../../bench/kit/sample-shard.ts';
import type { Finding } from '../../model/finding.ts';
import type { RunVerdict } from '../../model/run.ts';
import { waive } from './waive.ts';

const folder = mkdtempSync(join(tmpdir(), 'waive-'));
const waivers = join(folder, 'waivers.yaml');
const words = { reason: 'known', owner: 'team', link: 'https://example.test/1', expires: '2099-01-01' };
const finding: Finding = {
  kind: 'failure',
  code: 'server-error',
  fact: 'f',
  expected: 'below 500',
  received: '500',
  status: '500',
  scenario: 'a role',
  case: '/role.enum near',
};
const failing = verdictOf('reject.schema', { outcome: 'fail', findings: [finding] });

function record(name: string, ...verdicts: readonly RunVerdict[]): string {
  const file = join(folder, name);
  writeFileSync(file, [headerOf({}), ...verdicts, footerOf()].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

test('an entry is bound to the contract, the case, the code and the status that were seen', async () => {
  const { entries } = await waive('acme/reject.schema', { record: record('one.jsonl', failing), waivers, ...words });
  expect(entries).toHaveLength(1);
  const written = readFileSync(waivers, 'utf8');
  expect(written).toMatch(/^# yaml-language-server: [$]schema=\S+waivers[.]schema[.]json\n/);
  for (const said of ['reject.schema', 'acme', 'server-error', '500', '/role.enum near', '2099-01-01'])
    expect(written).toContain(said);
});

test('the same requirement on two targets is asked about, and --target decides', async () => {
  const file = record('two.jsonl', failing, { ...failing, target: 'sandbox' });
  await expect(waive('acme/reject.schema', { record: file, waivers, ...words })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('on mock, sandbox'),
  });
  const { entries } = await waive('acme/reject.schema', { record: file, waivers, target: 'sandbox', ...words });
  expect(entries).toHaveLength(1);
});

test.each([
  ['what the record does not hold', 'acme/reject.other', {}, 'has no verdict on acme/reject.other'],
  ['a day that is over', 'acme/reject.schema', { expires: '2020-01-01' }, '--expires 2020-01-01 is over'],
])('%s is refused, and nothing is written', async (_what, key, more, said) => {
  const before = readFileSync(waivers, 'utf8');
  const asked = waive(key, { record: record('three.jsonl', failing), waivers, ...words, ...more });
  await expect(asked).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(said) });
  expect(readFileSync(waivers, 'utf8')).toBe(before);
});
