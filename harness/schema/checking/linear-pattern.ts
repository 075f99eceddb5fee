import { RE2JS } from 're2js';
import { HarnessError } from '../../errors.ts';
import { automatonMatcher } from '../text/matcher.ts';
import { UnsupportedPattern } from '../text/pattern.ts';
import { re2Source } from '../text/re2-source.ts';
import { readPattern } from '../text/read-pattern.ts';

/** Tells whether a text has a match of a pattern, in time that grows with the text alone. */
interface Matcher {
  test(text: string): boolean;
}

/** Whether `text` is a regular expression of ECMA-262, with or without the flag `u`. */
export function isPattern(text: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      return new RegExp(text, flags).source !== undefined;
    } catch {
      // Not a pattern in this mode: the other one may read it.
      return false;
    }
  });
}

const known = new Map<string, Matcher>();

/** The matcher of a pattern: RE2 where it can say the pattern, our own automaton for look-ahead. */
export function matcher(pattern: string): Matcher {
  const found = known.get(pattern);
  if (found) return found;
  const made = make(pattern);
  if (known.size > 5000) known.clear();
  known.set(pattern, made);
  return made;
}

function make(pattern: string): Matcher {
  const named = { toString: () => `/${pattern}/u` };
  try {
    const source = re2Source(readPattern(pattern));
    let test: Matcher['test'] | undefined;
    // Most patterns are read and never tried.
    return {
      ...named,
      test: (text) => {
        test ??= matching(pattern, source);
        return test(text);
      },
    };
  } catch (cause) {
    if (cause instanceof UnsupportedPattern) return { ...named, test: () => refuse(pattern, cause) };
    throw new HarnessError('SCHEMA_INVALID', `pattern ${pattern} cannot be read`, 'write it as ECMA-262 says', {
      cause,
    });
  }
}

function matching(pattern: string, source: string | undefined): Matcher['test'] {
  return (source === undefined ? undefined : re2Test(source)) ?? followed(pattern);
}

/** Undefined where RE2 refuses: what is repeated within repetitions, a thousand times in all. */
function re2Test(source: string): Matcher['test'] | undefined {
  try {
    const re2 = RE2JS.compile(source, RE2JS.DOTALL);
    return (text) => re2.matcher(text).find();
  } catch {
    // The pattern was read: our own automaton follows it.
    return undefined;
  }
}

/** By our own automaton, as far as that can follow. */
function followed(pattern: string): Matcher['test'] {
  let matches: ReturnType<typeof automatonMatcher> | undefined;
  return (text) => {
    try {
      matches ??= automatonMatcher(pattern);
      return matches(text);
    } catch (cause) {
      if (cause instanceof UnsupportedPattern) return refuse(pattern, cause);
      throw cause;
    }
  };
}

function refuse(pattern: string, cause: UnsupportedPattern): never {
  const hint = 'write the pattern without back references, look-behind and large repetitions';
  throw new HarnessError('SCHEMA_UNDECIDABLE', `pattern ${pattern} uses ${cause.message}`, hint, { cause });
}
