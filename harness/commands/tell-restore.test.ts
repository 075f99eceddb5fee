import { expect, test } from 'vitest';
import type { RunSummary } from '../model/run.ts';
import { tellRestore } from './tell-restore.ts';

// Only what is told is filled in.
const summary = (part: Partial<RunSummary>) => ({ contract: 'sample', target: 'sandbox', ...part }) as RunSummary;

test('who could not be restored is told with the line that would do it', () => {
  const failed = [{ testUser: '42', reason: 'status 409', request: 'curl -X PATCH ...' }];
  const lines = tellRestore(summary({ restore: { restored: 1, verified: 1, failed } }));
  expect(lines.join('\n')).toContain('user 42 was not restored: status 409\n    curl -X PATCH ...');
  expect(lines.at(-1)).toContain('rolecall restore --target sandbox');
});

test('who is left alone is told', () => {
  const notes = ['test user 7 has the role null'];
  const lines = tellRestore(summary({ restore: { restored: 0, verified: 2, failed: [] }, notes }));
  expect(lines.slice(1)).toEqual(['  test user 7 has the role null']);
});

test('the embedded mock has nobody to restore', () => {
  expect(tellRestore(summary({}))).toEqual([]);
});

test('who is no test user and was changed is told first of all, with both values', () => {
  const one = { user: '42', who: 'test-user', at: '/name', before: '"a"', after: '"b"', restored: false } as const;
  const other = { user: '1', who: 'other', at: '/role', before: '"admin"', after: '"owner"', restored: true } as const;
  const mine = { ...other, user: '7', restored: false, request: 'curl ...' };
  const restore = { restored: 1, verified: 1, failed: [], differences: [one, other, mine] };
  expect(tellRestore(summary({ restore })).slice(0, 4)).toEqual([
    'USER 7, WHO IS NO TEST USER, is not as before: /role was "admin", is "owner"',
    '    curl ...',
    'USER 1, WHO IS NO TEST USER, was changed and is restored: /role was "admin", became "owner"',
    'test user 42 is not as before: /name was "a", is "b"',
  ]);
});

test('what no read shows is not said to be lost', () => {
  const failed = [{ testUser: '42', reason: 'status 500', request: 'curl', unverified: true }];
  const lines = tellRestore(summary({ restore: { restored: 0, verified: 0, failed } }));
  expect(lines.join()).toContain('user 42 is not known to be restored: status 500');
});
