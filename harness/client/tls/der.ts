/** The few forms of ASN.1 that a certificate is made of, in distinguished encoding (X.690). */

function form(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer => form(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => form(0x31, ...parts);
export const integer = (bytes: Buffer): Buffer => form(0x02, bytes);
export const octets = (bytes: Buffer): Buffer => form(0x04, bytes);
export const text = (value: string): Buffer => form(0x0c, Buffer.from(value));
export const bool = (value: boolean): Buffer => form(0x01, Buffer.from([value ? 0xff : 0]));
export const bitString = (bytes: Buffer, unused = 0): Buffer => form(0x03, Buffer.from([unused]), bytes);
/** A context tag in place of the type's own. */
export const implicit = (tag: number, bytes: Buffer): Buffer => form(0x80 + tag, bytes);
/** A context tag around a value. */
export const explicit = (tag: number, value: Buffer): Buffer => form(0xa0 + tag, value);

export function time(date: Date): Buffer {
  return form(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return form(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const digits = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left % 128) + 128);
  return digits;
}
