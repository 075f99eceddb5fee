import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

/** Bytes that are looked at of what was packed: a small text may unpack to gigabytes. */
const mostBytes = 2 ** 18;
const bounds = { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH };

/** Deflate without a header looks like anything: shorter bytes than these are ids, and hold no packed secret. */
const leastRaw = 30;

/** What gzip, zlib or deflate packed, as far as it is there; undefined where nothing was. */
export function unpack(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 8) return undefined;
  const [first = 0, second = 0] = bytes;
  try {
    // A header without names in it is stepped over, since what follows the end is an error to gunzip alone.
    if (first === 0x1f && second === 0x8b)
      return bytes[3] === 0 ? inflateRawSync(bytes.subarray(10), bounds) : gunzipSync(bytes, bounds);
    const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
    if (isZlib) return inflateRawSync(bytes.subarray(2), bounds);
    return bytes.length < leastRaw || !mayBeRaw(bytes) ? undefined : inflateRawSync(bytes, bounds);
  } catch {
    // It only looked like it.
    return undefined;
  }
}

/** Whether a block of deflate may begin so: there are two kinds of codes, and one of plain bytes that says its length twice. */
function mayBeRaw(bytes: Buffer): boolean {
  const kind = ((bytes[0] ?? 0) >> 1) & 3;
  if (kind === 0) return (bytes.readUInt16LE(1) ^ bytes.readUInt16LE(3)) === 0xffff;
  return kind !== 3;
}
