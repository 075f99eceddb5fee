import { beginMark, endMark } from './code-points.ts';
import type { Language, Languages } from './language.ts';
import { type Pattern, UnsupportedPattern } from './pattern.ts';

const mostCopies = 16;

/** The texts, between their marks, that a pattern finds a match in. */
export function languageOf(pattern: Pattern, languages: Languages): Language {
  return languages.join(languages.everything, build(pattern, languages.everything, languages));
}

/** What `pattern` followed by `rest` matches: look-ahead speaks about all that follows, so it needs the rest. */
function build(pattern: Pattern, rest: Language, languages: Languages): Language {
  switch (pattern.kind) {
    case 'set':
      return languages.join(languages.set(pattern.set), rest);
    case 'begin':
      return languages.join(languages.set([beginMark, beginMark]), rest);
    case 'end':
      return languages.join(languages.set([endMark, endMark]), rest);
    case 'boundary':
      // A boundary looks both ways: the automaton lets every place be one, and each text is tested once it is made.
      languages.loose = true;
      return rest;
    case 'sequence':
      return pattern.parts.reduceRight((after, part) => build(part, after, languages), rest);
    case 'choice':
      return languages.or(pattern.options.map((option) => build(option, rest, languages)));
    case 'repeat':
      return looksAhead(pattern.part) ? copies(pattern, rest, languages) : repeat(pattern, rest, languages);
    case 'ahead': {
      const seen = build(pattern.part, languages.everything, languages);
      return languages.and([pattern.holds ? seen : languages.not(seen), rest]);
    }
  }
}

type Repeat = Pattern & { readonly kind: 'repeat' };

function repeat({ part, min, max }: Repeat, rest: Language, languages: Languages): Language {
  return languages.join(languages.repeat(build(part, languages.empty, languages), min, max), rest);
}

/** A repeated look-ahead sees past its own repetition: it is written out, and only so often. */
function copies({ part, min, max }: Repeat, rest: Language, languages: Languages): Language {
  if (max > mostCopies) throw new UnsupportedPattern('look-ahead repeated without a small bound');
  let language = rest;
  for (let copy = max; copy > 0; copy -= 1) {
    const more = build(part, language, languages);
    language = copy > min ? languages.or([more, rest]) : more;
  }
  return language;
}

function looksAhead(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'ahead':
      return true;
    case 'sequence':
      return pattern.parts.some(looksAhead);
    case 'choice':
      return pattern.options.some(looksAhead);
    case 'repeat':
      return looksAhead(pattern.part);
    default:
      return false;
  }
}
