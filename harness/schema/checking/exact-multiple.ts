/** A decimal number as `digits * 10^-scale`, exactly as JSON writes it. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The exact decimal that the shortest text of a finite number stands for. */
export function decimalOf(number: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(number).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The number nearest to a decimal. */
export function numberOf({ digits, scale }: Decimal): number {
  return Number(`${digits}e${-scale}`);
}

/** The digits of a decimal at a scale that is at least its own. */
export function digitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.digits * 10n ** BigInt(scale - decimal.scale);
}

/** Whether `number` is a whole multiple of `divisor` in decimal arithmetic: 0.3 is one of 0.1. */
export function isMultiple(number: number, divisor: number): boolean {
  if (!Number.isFinite(number) || !(divisor > 0)) return false;
  if (Number.isInteger(number) && divisor === 1) return true;
  const [left, right] = [decimalOf(number), decimalOf(divisor)];
  const scale = Math.max(left.scale, right.scale);
  return digitsAt(left, scale) % digitsAt(right, scale) === 0n;
}
