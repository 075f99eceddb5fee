import { expect, test } from 'vitest';
import { wantedStatuses } from './reproductions.ts';

const wanted = (expected: string, received: string) =>
  wantedStatuses({ kind: 'failure', code: 'x', fact: 'f', expected, received });

test.each([
  ['a refusal for last-owner: 409', 'status 200', ['409']],
  ['a refusal for invalid-value: 400 or 422', 'status 500', ['400', '422']],
  ['a refusal for something: ', 'status 200', ['4??']],
  ['status 413 or another refusal', 'no whole response: reset (x)', ['413', '4??']],
  ['a status below 500', 'status 500', ['2??', '3??', '4??']],
  ['status 200', 'status 200', []],
  ['"Admin"', '"Member"', []],
])('%s, where %s was received, wants %j', (expected, received, statuses) => {
  expect(wanted(expected, received)).toEqual(statuses);
});
