import { refusals } from '../../domain/refusal-statuses.ts';
import { parseJson } from '../../exchange/parse-json.ts';
import { redacted } from '../../exchange/redact.ts';
import type { Exchange, Intent, NoResponse, Received, RecordedBody, RecordedExchange } from '../../model/exchange.ts';

/** An exchange as a record lets it be judged again, and whether the record shows its response whole. */
export interface ReadBack {
  readonly exchange: Exchange;
  /** The body was cut, a header replaced, or responses before the last are known by their status alone. */
  readonly inPart: boolean;
}

/** What was written down, as an exchange. What the record left out is left out here: a cut body has its length and is no JSON. */
export function exchangeOfRecord(recorded: RecordedExchange): ReadBack {
  const { sent, received, failure, earlier = [] } = recorded;
  const headers = (received?.headers ?? []).filter(([, value]) => value !== redacted);
  const body = bytesOf(received?.body);
  const isCut = received?.body?.sha256 !== undefined;
  const receivedAt = recorded.startedAt + recorded.durationMs;
  const outcome: Received | NoResponse =
    failure || !received
      ? {
          kind: 'none',
          // The record's schema has the reason as a string; only what recordExchange wrote is read.
          reason: (failure?.reason ?? 'aborted') as NoResponse['reason'],
          detail: failure?.detail ?? '',
          ...(received ? { status: received.status, headers } : {}),
        }
      : {
          kind: 'response',
          status: received.status,
          headers,
          body,
          json: isCut ? undefined : parseJson(body),
          receivedAt,
        };
  return {
    exchange: {
      id: recorded.id,
      request: {
        operation: recorded.operation,
        method: sent.method,
        path: sent.url,
        headers: sent.headers,
        ...(sent.body === undefined ? {} : { body: bytesOf(sent.body) }),
        caller: recorded.caller,
        ...(recorded.user === undefined ? {} : { user: recorded.user }),
        intent: intentOf(recorded.intent),
        ...(recorded.case === undefined ? {} : { case: recorded.case }),
      },
      startedAt: recorded.startedAt,
      durationMs: recorded.durationMs,
      outcome,
      earlier: [],
    },
    inPart: isCut || earlier.length > 0 || headers.length < (received?.headers.length ?? 0),
  };
}

/** The bytes of a body; what was cut off is filled up, so that the length is right. */
function bytesOf(body: RecordedBody | undefined): Uint8Array {
  if (body === undefined) return new Uint8Array();
  const kept = body.base64 === undefined ? Buffer.from(body.text ?? '') : Buffer.from(body.base64, 'base64');
  if (body.sha256 === undefined) return kept;
  const whole = Buffer.alloc(Math.max(body.bytes, kept.length));
  kept.copy(whole);
  return whole;
}

function intentOf(text: string): Intent {
  const refusal = refusals.find((known) => known === text);
  if (refusal !== undefined) return { kind: 'refusal', refusal };
  return { kind: text === 'valid' ? 'valid' : 'open' };
}
