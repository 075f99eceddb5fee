import { unpack } from './unpack.ts';

/** Stands where a secret stood. */
export const redacted = '[redacted]';

/** Runs that may be base64 of something, url-encoded or with line breaks in them; shorter ones hold no secret. */
const base64Runs =
  /(?:[A-Za-z0-9+/_-]|%2[BbFf]|\\{1,3}\/|(?<=[A-Za-z0-9+/_-]{16})(?:\r?\n|\\r?\\n|\\n)(?=[A-Za-z0-9+/_-])){16,}(?:=|%3[Dd]){0,2}/g;
/** Runs of bytes in hex, with what may stand between or before them. */
const hexRuns = /(?:(?:0x|\\{1,3}x|%|=|&#x0*)?[0-9A-Fa-f]{2}(?:=\r?\n|[\s:;,._-]{0,2})){8,}/g;
/** Runs of bytes as decimal numbers, as arrays of them are written. */
const decimalRuns = /(?:\d{1,3}[\s,;]{1,3}){7,}\d{1,3}/g;
/** The same as JSON writes an array of bytes of JavaScript: each under its place. */
const numberedRuns = /(?:"\d{1,5}"\s*:\s*\d{1,3}\s*,?\s*){8,}/g;
/** Runs that may be base32 of something. */
const base32Runs = /(?:[A-Z2-7]{16,}|[a-z2-7]{16,})={0,6}/g;
const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** How often one encoding may stand in another. */
const deepest = 3;

/** Replaces whatever hides a secret in an encoding of bytes, also of UTF-16, also one within another; `plainly` finds it in the open. */
export function redactEncoded(text: string, plainly: (text: string) => string, depth = 0): string {
  const isSecret = (bytes: Buffer): boolean => {
    const open = bytes.toString('latin1').replaceAll('\0', '');
    if (plainly(open) !== open || plainly(bytes.toString('utf8')) !== bytes.toString('utf8')) return true;
    if (depth >= deepest) return false;
    const unpacked = unpack(bytes)?.toString('latin1');
    if (unpacked !== undefined && plainly(unpacked) !== unpacked) return true;
    return redactEncoded(open, plainly, depth + 1) !== open;
  };
  return text
    .replaceAll(base64Runs, (run) => (base64Of(run).some(isSecret) ? redacted : run))
    .replaceAll(base32Runs, (run) => (base32Of(run).some(isSecret) ? redacted : run))
    .replaceAll(hexRuns, (run) => (isSecret(hexOf(run)) ? redacted : run))
    .replaceAll(decimalRuns, (run) => (isSecret(bytesIn(run, /\d+/g)) ? redacted : run))
    .replaceAll(numberedRuns, (run) => (isSecret(bytesIn(run, /(?<=:\s*)\d+/g)) ? redacted : run));
}

/** What a run says wherever its encoding may have begun. */
function base64Of(run: string): readonly Buffer[] {
  const plain = run
    .replaceAll(/%2[Bb]/g, '+')
    .replaceAll(/%2[Ff]/g, '/')
    .replaceAll(/\\+\//g, '/')
    .replaceAll(/\\r|\\n|[\r\n\\]/g, '');
  return [0, 1, 2, 3].map((at) => Buffer.from(plain.slice(at), 'base64'));
}

function base32Of(run: string): readonly Buffer[] {
  const letters = run.replaceAll('=', '').toUpperCase();
  return [0, 1, 2, 3, 4, 5, 6, 7].map((at) => {
    const bytes = Buffer.alloc(Math.floor(((letters.length - at) * 5) / 8));
    let [bits, value, next] = [0, 0, 0];
    for (let place = at; place < letters.length; place += 1) {
      value = ((value << 5) | base32Letters.indexOf(letters.charAt(place))) & 0xfff;
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes[next] = (value >> bits) & 0xff;
      next += 1;
    }
    return bytes;
  });
}

function bytesIn(run: string, numbers: RegExp): Buffer {
  return Buffer.from((run.match(numbers) ?? []).map(Number));
}

function hexOf(run: string): Buffer {
  return Buffer.from(run.replaceAll(/0x|\\+x|&#x0*|[^0-9A-Fa-f]/g, ''), 'hex');
}
