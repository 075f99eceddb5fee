import { expect, test } from 'vitest';
import { Automaton } from './automaton.ts';
import { Languages } from './language.ts';
import { languageOf } from './language-of-pattern.ts';
import { Lengths } from './lengths.ts';
import { readPattern } from './read-pattern.ts';

function lengthsOf(pattern: string): Lengths {
  const languages = new Languages();
  const language = languages.and([languages.texts, languageOf(readPattern(pattern), languages)]);
  const automaton = new Automaton(language, languages);
  // Every state is found before lengths are asked for; these patterns have a handful.
  let size = 1;
  for (let state = 0; state < size; state += 1)
    for (const { to } of automaton.steps(state)) size = Math.max(size, to + 1);
  return new Lengths(automaton, size);
}

test.each([
  ['^(?:abc)+$', 4, 100, 6, 99],
  ['^(?:abc)+$', 7, 8, undefined, undefined],
  ['^a{2}(?:b{5})?$', 0, 100, 2, 7],
  ['^a{2}(?:b{5})?$', 3, 6, undefined, undefined],
  ['x', 0, 1_000_000, 1, 1_000_000],
])('%s has from %d to %d characters: least %s, most %s', (pattern, min, max, least, most) => {
  const lengths = lengthsOf(pattern);
  expect([lengths.least(min, max), lengths.greatest(min, max)]).toEqual([least, most]);
});
