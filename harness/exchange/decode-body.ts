import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from 'node:zlib';

/** A decompressed body, or why there is none. */
type Decoded =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-large' | 'bad-encoding'; readonly detail: string };

/** Content codings that are laid over each other at most; more are an attack. */
const mostCodings = 3;

/**
 * Undoes the content codings (RFC 9110 section 8.4), last first. No step makes more than `maxBytes`, so that a small body
 * cannot grow to fill the memory.
 */
export function decodeBody(body: Uint8Array, contentEncoding: string | undefined, maxBytes: number): Decoded {
  const codings = (contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length === 0 || body.length === 0) return { ok: true, body };
  if (codings.length > mostCodings) {
    const detail = `${codings.length} content codings are laid over each other, at most ${mostCodings} are undone`;
    return { ok: false, reason: 'bad-encoding', detail };
  }
  let decoded = body;
  for (const coding of codings.toReversed()) {
    const undo = decoders[coding];
    if (undo === undefined)
      return { ok: false, reason: 'bad-encoding', detail: `content coding "${coding}" is unknown` };
    try {
      decoded = undo(decoded, { maxOutputLength: maxBytes });
    } catch (cause) {
      return failed(coding, cause, maxBytes);
    }
  }
  return { ok: true, body: decoded };
}

function failed(coding: string, cause: unknown, maxBytes: number): Decoded {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    ? {
        ok: false,
        reason: 'too-large',
        detail: `the body is more than ${maxBytes} bytes when the ${coding} coding is undone`,
      }
    : { ok: false, reason: 'bad-encoding', detail: `the body is no whole ${coding} data: ${error.message}` };
}

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

// "deflate" is the zlib format, but some servers send bare deflate data (RFC 9110 section 8.4.1.2).
const inflate = (body: Uint8Array, options: ZlibOptions) =>
  ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0
    ? inflateSync(body, options)
    : inflateRawSync(body, options);

const decoders: Readonly<Record<string, Decoder | undefined>> = {
  __proto__: null as never,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflate,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};
