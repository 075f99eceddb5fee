import { Automaton } from './automaton.ts';
import { Languages } from './language.ts';
import { languageOf } from './language-of-pattern.ts';
import { UnsupportedPattern } from './pattern.ts';
import { readPattern } from './read-pattern.ts';

/** A matcher that takes one step per character, whatever the pattern, look-ahead included. */
export function automatonMatcher(pattern: string): (text: string) => boolean {
  const languages = new Languages();
  const language = languages.and([languages.texts, languageOf(readPattern(pattern), languages)]);
  if (languages.loose) throw new UnsupportedPattern('word boundaries beside look-ahead');
  const automaton = new Automaton(language, languages);
  return (text) => automaton.matches(text);
}
