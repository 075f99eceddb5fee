import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HarnessError } from '../../errors.ts';
import { findWaiverFile } from './find-waiver-file.ts';
import { parseWaivers } from './parse-waivers.ts';

const sound = `# known failures
waivers:
  - requirement: reject.schema
    contract: acme
    cases: /role.enum *
    expect: { status: 200, finding: accepted-invalid-value }
    reason: fixed in the next release
    owner: roles team
    link: https://example.test/issues/7
    expires: 2027-01-31

  - requirement: accept.persists
    target: sandbox
    expect: { finding: role-not-stored }
    reason: a cache
    owner: platform
    link: https://example.test/issues/8
    expires: 2027-02-28
`;

/** The error that a text is refused with. */
function refusalOf(text: string): HarnessError {
  try {
    parseWaivers(text, 'w.yaml');
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

test('entries know their first and last line', () => {
  const { entries } = parseWaivers(sound, 'w.yaml');
  expect(entries.map(({ requirement, at, lastLine }) => [requirement, at, lastLine])).toEqual([
    ['reject.schema', 'w.yaml:3', 10],
    ['accept.persists', 'w.yaml:12', 18],
  ]);
  expect(entries[0]?.expires).toBe('2027-01-31');
});

test('an empty list is a waiver file', () => {
  expect(parseWaivers('waivers: []\n', 'w.yaml').entries).toEqual([]);
});

test.each([
  ['a date that no calendar has', sound.replace('2027-01-31', '2027-02-31'), 'w.yaml:10:14'],
  ['no owner', sound.replace('    owner: platform\n', ''), 'w.yaml:12:5'],
  ['neither contract nor target', sound.replace('    target: sandbox\n', ''), 'w.yaml:12:5'],
  ['an expectation of nothing', sound.replace('{ finding: role-not-stored }', '{}'), 'w.yaml:14:13'],
  ['a blank reason', sound.replace('a cache', '" "'), 'w.yaml:15:13'],
  ['a misspelt key', sound.replace('cases:', 'case:'), 'w.yaml:5:11'],
  ['broken YAML', sound.replace('reason: a cache', 'reason: [a'), 'w.yaml:16:'],
  ['a link without an address', sound.replace('https://example.test/issues/8', 'JIRA-8'), 'w.yaml:17:11'],
  ['nothing at all', '', 'w.yaml:1:1'],
])('%s is refused with its place', (_, text, place) => {
  const error = refusalOf(text);
  expect(error.code).toBe('WAIVER_INVALID');
  expect(error.message).toContain(place);
});

test('the file is found upwards, and only a named one must be there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waivers-'));
  const below = join(folder, 'a', 'b');
  mkdirSync(below, { recursive: true });
  writeFileSync(join(folder, 'rolecall.waivers.yaml'), sound);
  expect(findWaiverFile(below)?.file).toBe(join('..', '..', 'rolecall.waivers.yaml'));
  expect(() => findWaiverFile(below, 'other.yaml')).toThrow(/WAIVER_INVALID.*other.yaml/);
});
