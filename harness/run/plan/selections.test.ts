import { expect, test } from 'vitest';
import { loadRequirements } from './load-requirements.ts';
import { selectRequirements } from './select-requirements.ts';
import { narrow, type SelectionName, selections } from './selections.ts';

const all = await loadRequirements();

test.each(Object.keys(selections) as SelectionName[])(
  'the selection %s names requirements that there are',
  (select) => {
    expect(selectRequirements(all, narrow({ select }).grep).length).toBeGreaterThan(15);
  },
);

test('what is named by hand wins over a selection, and what is left out is left out of it', () => {
  expect(narrow({ select: 'quick', runs: 7, grep: 'access' })).toEqual({ grep: 'access', runs: 7 });
  expect(narrow({ select: 'ci', grepInvert: 'rate-limit, conflict' })).toEqual({
    grep: '!rate-limit,!conflict',
    runs: 100,
  });
  expect(narrow({})).toEqual({});
});
