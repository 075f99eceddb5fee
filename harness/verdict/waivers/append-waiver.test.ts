import { expect, test } from 'vitest';
import { appendWaiver } from './append-waiver.ts';
import { parseWaivers } from './parse-waivers.ts';

const entry = {
  requirement: 'accept.persists',
  contract: 'acme',
  expect: { finding: 'role-not-stored', status: 200 },
  reason: 'a cache: "stale" for a minute',
  owner: 'platform',
  link: 'https://example.test/8',
  expires: '2027-02-28',
};

test('a file that does not exist is begun', () => {
  const text = appendWaiver(undefined, 'w.yaml', entry);
  expect(text.startsWith('# Known failures')).toBe(true);
  expect(parseWaivers(text, 'w.yaml').entries).toMatchObject([entry]);
});

test('what stands there stays, comments too', () => {
  const before = `# ours\nwaivers:\n  # slow\n  - requirement: reject.schema # all of it\n    contract: acme\n    expect: { status: 200 }\n    reason: r\n    owner: o\n    link: https://example.test/1\n    expires: 2027-01-31\n`;
  const after = appendWaiver(before, 'w.yaml', entry);
  expect(after.startsWith(before)).toBe(true);
  expect(parseWaivers(after, 'w.yaml').entries.map(({ requirement }) => requirement)).toEqual([
    'reject.schema',
    'accept.persists',
  ]);
});

test('an entry that is not sound is refused and changes nothing', () => {
  expect(() => appendWaiver(undefined, 'w.yaml', { ...entry, link: 'ticket 8' })).toThrow(/WAIVER_INVALID.*link/);
  expect(() => appendWaiver('waivers: 3\n', 'w.yaml', entry)).toThrow(/WAIVER_INVALID/);
});
