import { anySet, classEscape, propertySet } from './character-classes.ts';
import { allCharacters, type CodePoints, intersection, union, without } from './code-points.ts';
import { type Pattern, UnsupportedPattern } from './pattern.ts';

/** Reads a regular expression of ECMA-262 (flag `u`, and escapes that only its absence allows). */
export function readPattern(source: string): Pattern {
  return new Reader(source).read();
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

class Reader {
  readonly #text: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#text = [...source];
  }

  read(): Pattern {
    const pattern = this.#choice();
    if (this.#at < this.#text.length) throw new SyntaxError(`unexpected ${this.#text[this.#at]}`);
    return pattern;
  }

  #choice(): Pattern {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 ? (options[0] as Pattern) : { kind: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !this.#sees('|') && !this.#sees(')')) parts.push(this.#quantified());
    return { kind: 'sequence', parts };
  }

  #quantified(): Pattern {
    const part = this.#atom();
    const bounds = this.#quantifier();
    if (bounds === undefined) return part;
    this.#take('?');
    return { kind: 'repeat', part, min: bounds[0], max: bounds[1] };
  }

  #quantifier(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#take('?')) return [0, 1];
    const braces = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(this.#at, this.#at + 24).join(''));
    if (!braces) return undefined;
    this.#at += braces[0].length;
    const min = Number(braces[1]);
    if (braces[2] === undefined) return [min, min];
    return [min, braces[3] === '' ? Number.POSITIVE_INFINITY : Number(braces[3])];
  }

  #atom(): Pattern {
    const character = this.#next();
    if (character === '^') return { kind: 'begin' };
    if (character === '$') return { kind: 'end' };
    if (character === '.') return { kind: 'set', set: anySet };
    if (character === '(') return this.#group();
    if (character === '[') return { kind: 'set', set: this.#class() };
    if (character === '\\' && (this.#sees('b') || this.#sees('B')))
      return { kind: 'boundary', holds: this.#next() === 'b' };
    if (character === '\\') return { kind: 'set', set: this.#escape(false) };
    return point(character);
  }

  #group(): Pattern {
    let look: boolean | undefined;
    if (this.#take('?')) {
      if (this.#take('=')) look = true;
      else if (this.#take('!')) look = false;
      else if (this.#take('<')) {
        if (this.#sees('=') || this.#sees('!')) throw new UnsupportedPattern('look-behind');
        while (this.#next() !== '>');
      } else if (!this.#take(':')) throw new UnsupportedPattern('group modifiers');
    }
    const part = this.#choice();
    if (!this.#take(')')) throw new SyntaxError('unclosed group');
    return look === undefined ? part : { kind: 'ahead', part, holds: look };
  }

  #class(): CodePoints {
    const negated = this.#take('^');
    let set: CodePoints = [];
    while (!this.#take(']')) {
      const low = this.#classAtom();
      if (this.#sees('-') && this.#text[this.#at + 1] !== ']') {
        this.#at += 1;
        const high = this.#classAtom();
        // `[\w-.]` is three members without the flag u: only two single characters make a range.
        const single = low.length === 2 && low[0] === low[1] && high.length === 2 && high[0] === high[1];
        const range = single ? [low[0] as number, high[0] as number] : [0x2d, 0x2d];
        set = union(set, low, high, intersection(range, allCharacters));
      } else set = union(set, low);
    }
    return negated ? without(allCharacters, set) : intersection(set, allCharacters);
  }

  #classAtom(): CodePoints {
    const character = this.#next();
    if (character === '\\') return this.#escape(true);
    const code = character.codePointAt(0) as number;
    return [code, code];
  }

  #escape(inClass: boolean): CodePoints {
    const letter = this.#next();
    const set = classEscape(letter);
    if (set) return set;
    if (letter === 'p' || letter === 'P') return this.#property(letter === 'P');
    if (letter === 'u' || letter === 'x') return this.#hexadecimal(letter);
    if (letter === 'c') return one((this.#next().codePointAt(0) as number) % 32);
    if (letter === 'b' && inClass) return one(8);
    if (/[1-9k]/.test(letter) && !inClass) throw new UnsupportedPattern('back reference');
    return one(controls[letter] ?? (letter.codePointAt(0) as number));
  }

  #property(negated: boolean): CodePoints {
    if (!this.#take('{')) return one(0x70);
    let name = '';
    for (let next = this.#next(); next !== '}'; next = this.#next()) name += next;
    return propertySet(name, negated);
  }

  #hexadecimal(letter: string): CodePoints {
    const rest = this.#text.slice(this.#at, this.#at + 12).join('');
    const found = letter === 'x' ? /^[\da-f]{2}/i.exec(rest) : /^(?:\{[\da-f]+\}|[\da-f]{4})/i.exec(rest);
    if (!found) return one(letter.codePointAt(0) as number);
    this.#at += found[0].length;
    const code = Number.parseInt(found[0].replace(/[{}]/g, ''), 16);
    const low = /^\\u(d[c-f][\da-f]{2})/i.exec(this.#text.slice(this.#at, this.#at + 6).join(''));
    if (code < 0xd8_00 || code > 0xdb_ff || !low) return one(code);
    this.#at += 6;
    return one(0x1_00_00 + (code - 0xd8_00) * 0x4_00 + (Number.parseInt(low[1] as string, 16) - 0xdc_00));
  }

  #next(): string {
    const character = this.#text[this.#at];
    if (character === undefined) throw new SyntaxError('unexpected end of pattern');
    this.#at += 1;
    return character;
  }

  #sees(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }
}

function one(code: number): CodePoints {
  return [code, code];
}

function point(character: string): Pattern {
  return { kind: 'set', set: one(character.codePointAt(0) as number) };
}
