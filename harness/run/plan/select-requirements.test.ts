import { expect, test } from 'vitest';
import type { Requirement } from '../../model/requirement.ts';
import { selectRequirements } from './select-requirements.ts';

const named = (id: string): Requirement => ({
  kind: 'examine',
  id,
  level: 'must',
  severity: 'updates',
  sentence: '',
  matters: '',
  examine: () => [],
});
const all = ['accept.persists', 'conflict.last-owner', 'conflict.last-owner-race'].map(named);
const ids = (pattern?: string) => selectRequirements(all, pattern).map(({ id }) => id);

test.each([
  [undefined, ['accept.persists', 'conflict.last-owner', 'conflict.last-owner-race']],
  ['conflict', ['conflict.last-owner', 'conflict.last-owner-race']],
  ['*.last-owner', ['conflict.last-owner']],
  ['accept.*', ['accept.persists']],
  ['accept,!conflict', ['accept.persists']],
  ['!conflict.last-owner-race', ['accept.persists', 'conflict.last-owner']],
  ['*owner*', ['conflict.last-owner', 'conflict.last-owner-race']],
])('%s selects its own', (pattern, expected) => {
  expect(ids(pattern)).toEqual(expected);
});

test('a pattern that matches nothing is refused with the nearest name', () => {
  expect(() => ids('conflict.last-ovner')).toThrow(/REQUIREMENT_UNKNOWN.*[\s\S]*did you mean "conflict.last-owner"/);
});
