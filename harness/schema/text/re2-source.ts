import { type CodePoints, pairs } from './code-points.ts';
import type { Pattern } from './pattern.ts';

// RE2 refuses to repeat more often than this.
const mostRepeats = 1000;

/** A pattern in the notation of RE2; undefined when RE2 cannot say it. */
export function re2Source(pattern: Pattern): string | undefined {
  switch (pattern.kind) {
    case 'set':
      return setSource(pattern.set);
    case 'begin':
      return '\\A';
    case 'end':
      return '\\z';
    case 'boundary':
      return pattern.holds ? '\\b' : '\\B';
    case 'sequence':
      return joined(pattern.parts, '');
    case 'choice':
      return joined(pattern.options, '|');
    case 'repeat': {
      const part = re2Source(pattern.part);
      const { min, max } = pattern;
      if (part === undefined || min > mostRepeats || (max > mostRepeats && max !== Number.POSITIVE_INFINITY))
        return undefined;
      return `(?:${part})${quantifier(min, max)}`;
    }
    case 'ahead':
      return undefined;
  }
}

function joined(parts: readonly Pattern[], mark: string): string | undefined {
  const sources = parts.map(re2Source);
  if (sources.includes(undefined)) return undefined;
  return mark === '' ? sources.map((source) => source || '(?:)').join('') : `(?:${sources.join(mark)})`;
}

function quantifier(min: number, max: number): string {
  if (max !== Number.POSITIVE_INFINITY) return `{${min},${max}}`;
  return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
}

function setSource(set: CodePoints): string {
  // An empty class matches nothing; RE2 writes that as the complement of everything.
  if (set.length === 0) return '[^\\x{0}-\\x{10FFFF}]';
  const ranges = pairs(set).map(([low, high]) => (low === high ? hex(low) : `${hex(low)}-${hex(high)}`));
  return `[${ranges.join('')}]`;
}

function hex(point: number): string {
  return `\\x{${point.toString(16)}}`;
}
