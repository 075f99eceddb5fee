import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Contract } from '../model/contract.ts';
import type { Exchange, NoResponse, Received, RecordedBody, RecordedExchange } from '../model/exchange.ts';
import { recordableHeaders } from './recordable-header.ts';
import { type Redactor, redacted } from './redact.ts';
import { unpack } from './unpack.ts';

/** How an exchange is written down. */
interface RecordOptions {
  /** Bytes of each body that are kept. */
  readonly maxBodyBytes: number;
  /** The target's base URL, to make the URL whole. */
  readonly baseUrl?: string;
  /** Headers that it speaks of are kept too. */
  readonly contract?: Contract;
}

/** Bytes beyond the cut that are looked at, when the redactor does not say how long a secret can become. */
const usualMargin = 4096;

/** An exchange as it may be shown to anybody: known secrets replaced everywhere, header values by an allow-list, bodies cut. */
export function recordExchange(exchange: Exchange, redact: Redactor, options: RecordOptions): RecordedExchange {
  const { request, outcome } = exchange;
  const keeps = recordableHeaders(options.contract);
  const header = (name: string, value: string) => (keeps(name.toLowerCase()) ? redact(value) : redacted);
  const body = (bytes: Uint8Array) => recordBody(bytes, redact, options.maxBodyBytes);
  return {
    id: exchange.id,
    operation: request.operation,
    caller: request.caller,
    ...(request.user === undefined ? {} : { user: redact(request.user) }),
    ...(request.case === undefined ? {} : { case: redact(request.case) }),
    intent: request.intent.kind === 'refusal' ? request.intent.refusal : request.intent.kind,
    startedAt: exchange.startedAt,
    durationMs: Math.round(exchange.durationMs * 1000) / 1000,
    sent: {
      method: request.method,
      url: redact((options.baseUrl ?? '') + request.path),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [redact(name), header(name, value)]),
      ),
      ...(request.body === undefined ? {} : { body: body(request.body) }),
    },
    ...received(outcome, header, redact, body),
    ...(outcome.kind === 'none' ? { failure: { reason: outcome.reason, detail: redact(outcome.detail) } } : {}),
    ...(exchange.earlier.length === 0
      ? {}
      : { earlier: exchange.earlier.map((one) => (one.kind === 'response' ? String(one.status) : one.reason)) }),
  };
}

function received(
  outcome: Received | NoResponse,
  header: (name: string, value: string) => string,
  redact: Redactor,
  body: (bytes: Uint8Array) => RecordedBody,
): Pick<RecordedExchange, 'received'> {
  if (outcome.status === undefined) return {};
  return {
    received: {
      status: outcome.status,
      headers: (outcome.headers ?? []).map(([name, value]) => [redact(name), header(name, value)] as const),
      ...(outcome.kind === 'none' || outcome.body.length === 0 ? {} : { body: body(outcome.body) }),
    },
  };
}

/** The first `most` bytes of a body, without secrets: text when the whole is UTF-8, else base64. */
function recordBody(bytes: Uint8Array, redact: Redactor, most: number): RecordedBody {
  const packed =
    bytes.length > 1 && bytes[0] === 0x1f && bytes[1] === 0x8b
      ? unpack(Buffer.from(bytes))?.toString('latin1')
      : undefined;
  if (packed !== undefined && redact(packed) !== packed) return recordBody(Buffer.from(redacted), redact, most);
  const isText = isUtf8(bytes);
  const margin = redact.longest?.() ?? usualMargin;
  const isCut = bytes.length > most;
  const seen = isCut ? Math.min(bytes.length, most + margin) : bytes.length;
  const coding = isText ? 'utf8' : 'latin1';
  let text = redact(Buffer.from(bytes.buffer, bytes.byteOffset, seen).toString(coding));
  if (isCut) {
    const clean = Buffer.from(text, coding);
    // What stands at the very end may be the first half of a secret, which nothing has replaced.
    const safe = seen === bytes.length ? clean.length : clean.length - margin;
    text = clean
      .subarray(0, Math.max(0, Math.min(most, safe)))
      .toString(coding)
      .replace(/\uFFFD$/, '');
  }
  return {
    ...(isText ? { text } : { base64: Buffer.from(text, 'latin1').toString('base64') }),
    bytes: bytes.length,
    ...(isCut ? { sha256: createHash('sha256').update(bytes).digest('hex') } : {}),
  };
}
