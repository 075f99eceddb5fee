import type { Json } from '../../model/json.ts';

const bytes = new DataView(new ArrayBuffer(8));

/** Whether the text of a limit and the number that it was read into are surely the same: not past 2^53. */
export function isExact(limit: number): boolean {
  return Math.abs(limit) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(limit);
}

/** Whether every number in a value is surely the one that its document wrote. */
export function isSayable(value: Json): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || isExact(value) || Math.abs(value) >= 1e21;
  return typeof value !== 'object' || value === null || Object.values(value).every(isSayable);
}

/** The next number of double precision towards zero: a limit that was rounded when it was read is not past it. */
export function towardsZero(limit: number): number {
  return stepped(limit, -1n);
}

/** The number of double precision two steps further from zero: past a limit, however it was rounded. */
export function awayFromZero(limit: number): number {
  return stepped(limit, 2n);
}

/**
 * The whole number next to a limit past 2^53, towards zero or away from it, that its text says exactly; undefined where
 * texts have an exponent.
 */
export function saidNear(limit: number, side: 'towards-zero' | 'away-from-zero'): number | undefined {
  const within = BigInt(Math.abs(side === 'towards-zero' ? towardsZero(limit) : awayFromZero(limit)));
  for (let unit = 1n; unit <= within; unit *= 10n) {
    const near = (within / unit + (side === 'towards-zero' || within % unit === 0n ? 0n : 1n)) * unit;
    const value = Number(near) * Math.sign(limit);
    if (JSON.stringify(Math.abs(value)) === near.toString() && BigInt(Math.abs(value)) === near) return value;
  }
  return undefined;
}

function stepped(limit: number, by: bigint): number {
  bytes.setFloat64(0, limit);
  bytes.setBigUint64(0, bytes.getBigUint64(0) + by);
  return bytes.getFloat64(0);
}
