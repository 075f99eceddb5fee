import { type Decimal, decimalOf, digitsAt, isMultiple, numberOf } from '../checking/exact-multiple.ts';
import { awayFromZero, isExact, towardsZero } from '../checking/next-number.ts';
import { type Draw, pick } from '../draw.ts';
import type { Atom } from './atom.ts';

/** What a number must be. */
export interface NumberFacts {
  readonly min: number;
  readonly max: number;
  readonly openMin: boolean;
  readonly openMax: boolean;
  /** The number is a whole multiple of this; undefined when any number will do. */
  readonly step: Decimal | undefined;
  /** What the step was joined from. */
  readonly multiples: readonly number[];
  readonly notMultiples: readonly number[];
}

const wide = 1_000_000;

/** The demands on numbers joined. */
export function numberFacts(atoms: readonly Atom[]): NumberFacts {
  let facts: NumberFacts = {
    min: -Number.MAX_VALUE,
    max: Number.MAX_VALUE,
    openMin: false,
    openMax: false,
    step: undefined,
    multiples: [],
    notMultiples: [],
  };
  // A limit past 2^53 was rounded when it was read: only what is surely within it will do.
  const atLeast = (given: number, open: boolean) => {
    const min = isExact(given) ? given : given > 0 ? awayFromZero(given) : towardsZero(given);
    if (min > facts.min || (min === facts.min && open)) facts = { ...facts, min, openMin: open };
  };
  const atMost = (given: number, open: boolean) => {
    const max = isExact(given) ? given : given > 0 ? towardsZero(given) : awayFromZero(given);
    if (max < facts.max || (max === facts.max && open)) facts = { ...facts, max, openMax: open };
  };
  for (const atom of atoms) {
    if (atom.kind === 'range' && atom.min !== undefined) atLeast(atom.min, atom.open ?? false);
    if (atom.kind === 'range' && atom.max !== undefined) atMost(atom.max, atom.open ?? false);
    if (atom.kind === 'types' && atom.whole) facts = { ...facts, step: common(facts.step, 1) };
    if (atom.kind === 'multiple' && atom.holds)
      facts = { ...facts, step: common(facts.step, atom.of), multiples: [...facts.multiples, atom.of] };
    if (atom.kind === 'multiple' && !atom.holds) facts = { ...facts, notMultiples: [...facts.notMultiples, atom.of] };
    if (atom.kind === 'format' && atom.holds && wholeFormats.has(atom.text))
      facts = { ...facts, step: common(facts.step, 1) };
    if (atom.kind === 'format' && atom.holds && atom.text === 'int32') {
      atLeast(-(2 ** 31), false);
      atMost(2 ** 31 - 1, false);
    }
    if (atom.kind === 'format' && atom.holds && atom.text === 'int64') {
      atLeast(-(2 ** 63), false);
      atMost(2 ** 63, false);
    }
    if (atom.kind === 'format' && atom.holds && atom.text === 'unixtime') {
      atLeast(-1e11, true);
      atMost(1e11, true);
    }
  }
  return facts;
}

const wholeFormats = new Set(['int32', 'int64', 'unixtime']);

function common(step: Decimal | undefined, of: number): Decimal {
  const other = decimalOf(of);
  if (step === undefined) return other;
  const scale = Math.max(step.scale, other.scale);
  const [a, b] = [digitsAt(step, scale), digitsAt(other, scale)];
  return { digits: (a / divisor(a, b)) * b, scale };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

/** A number that meets the facts; undefined when none was found, which proves that there is none where `step` is set. */
export function drawNumber(facts: NumberFacts, draw: Draw): number | undefined {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const value =
      facts.step === undefined ? anyNumber(facts, draw, attempt) : stepped(facts, facts.step, draw, attempt);
    if (value !== undefined && fits(facts, value) && (attempt > 8 || isUndisputed(facts, value))) return value;
  }
  return undefined;
}

function fits(facts: NumberFacts, value: number): boolean {
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  if (facts.openMin ? value <= facts.min : value < facts.min) return false;
  if (facts.openMax ? value >= facts.max : value > facts.max) return false;
  if (facts.step !== undefined && !isMultiple(value, numberOf(facts.step))) return false;
  return !facts.notMultiples.some((of) => isMultiple(value, of));
}

/** Whether arithmetic in doubles, which most servers use, sees the same multiple as arithmetic in decimals. */
function isUndisputed({ multiples }: NumberFacts, value: number): boolean {
  return multiples.every((of) => {
    const over = value % of;
    if (over === 0 || Number.isInteger(of)) return true;
    return Number.isInteger(value / of) && value > 0 && Math.min(over, of - over) < of / 1e6;
  });
}

function stepped(facts: NumberFacts, step: Decimal, draw: Draw, attempt: number): number | undefined {
  const [low, high] = indices(facts, step);
  if (low > high) return undefined;
  const zero = low <= 0n && high >= 0n;
  const start = zero ? 0n : low > 0n ? low : high;
  if (draw.simplest || attempt > 8) return numberAt(outward(start, BigInt(attempt), low, high), step);
  if (draw.once(6)) return numberAt(pick(draw, [low, high, low + 1n, high - 1n]), step);
  const spread = BigInt(draw.integer(0, draw.wide || draw.once(4) ? (draw.once(3) ? widest(facts) : wide) : 100));
  const side = start < 0n || (zero && draw.once(3)) ? -spread : spread;
  const index = start + side;
  return numberAt(index < low ? low : index > high ? high : index, step);
}

/** The longest step from zero: a server of 32 bits may keep what no limit speaks about. */
function widest({ min, max }: NumberFacts): number {
  const limited = min > -Number.MAX_VALUE || max < Number.MAX_VALUE;
  return limited ? Number.MAX_SAFE_INTEGER : 2 ** 31 - 1;
}

/** The least and the greatest multiple of the step; a side without a bound ends 2^31 steps away. */
function indices(facts: NumberFacts, step: Decimal): readonly [bigint, bigint] {
  const [unbounded, reach] = [Number.MAX_VALUE, BigInt(2 ** 31 - 1)];
  const least = ceilTo(facts.min, step);
  const greatest = -ceilTo(-facts.max, step);
  const low = facts.openMin && numberAt(least, step) <= facts.min ? least + 1n : least;
  const high = facts.openMax && numberAt(greatest, step) >= facts.max ? greatest - 1n : greatest;
  if (facts.min === -unbounded && facts.max === unbounded) return [-reach, reach];
  if (facts.min === -unbounded) return [high < 0n ? high - reach : -reach, high];
  return facts.max === unbounded ? [low, low > 0n ? low + reach : reach] : [low, high];
}

function outward(start: bigint, distance: bigint, low: bigint, high: bigint): bigint {
  return start + distance <= high ? start + distance : start - distance < low ? start : start - distance;
}

function ceilTo(bound: number, step: Decimal): bigint {
  const decimal = decimalOf(bound);
  const scale = Math.max(decimal.scale, step.scale);
  const [value, unit] = [digitsAt(decimal, scale), digitsAt(step, scale)];
  const quotient = value / unit;
  return value > 0n && value % unit !== 0n ? quotient + 1n : quotient;
}

function numberAt(index: bigint, step: Decimal): number {
  return numberOf({ digits: index * step.digits, scale: step.scale }) + 0;
}

function anyNumber(facts: NumberFacts, draw: Draw, attempt: number): number {
  const { min, max } = facts;
  const low = min > -wide ? min : max < 0 ? max - 100 : -100;
  const high = max < wide ? max : low + (draw.once(4) ? wide : 200);
  if (attempt > 8) return [low, high, (low + high) / 2, low / 2 + high / 3][attempt - 9] ?? low;
  if (!draw.simplest && draw.once(8)) return pick(draw, [low, high]);
  const start = low <= 0 && high >= 0 ? 0 : Math.ceil(low);
  if (draw.simplest) return attempt === 0 ? start : start + attempt / (attempt > 4 ? 8 : 2);
  if (draw.once(2)) return draw.integer(Math.ceil(Math.max(low, -(2 ** 30))), Math.floor(Math.min(high, 2 ** 30)));
  return Number((low + ((high - low) * draw.integer(0, 1000)) / 1000).toPrecision(12));
}
