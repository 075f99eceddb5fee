import { expect, test } from 'vitest';
import { didYouMean, nearestNames } from './nearest-names.ts';

test.each([
  ['rol', ['role', 'name'], ['role']],
  ['ROLE', ['role', 'name'], ['role']],
  ['statsues', ['statuses', 'status'], ['statuses', 'status']],
  ['nope', ['openai', 'note'], ['note']],
  ['pdf', ['ctrf', 'har'], []],
  ['vaule', ['value', 'rank'], ['value']],
  ['vaeul', ['value', 'rank'], []],
  ['zzz', ['role', 'name'], []],
])('the names nearest to %s', (name, known, nearest) => {
  expect(nearestNames(name, known)).toEqual(nearest);
});

test.each([
  ['dolfim', ['dolfin', 'openai'], 'did you mean "dolfin"?'],
  ['stripe', ['dolfin', 'openai'], 'there are dolfin, openai.'],
  ['stripe', [], 'there is none.'],
])('the hint for %s among %j', (name, known, hint) => {
  expect(didYouMean(name, known)).toBe(hint);
});
