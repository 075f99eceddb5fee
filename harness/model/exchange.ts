import type { Json } from './json.ts';
import type { Refusal } from './profile.ts';
import type { CallerName } from './target.ts';

/** Which operation a request goes to; `other` is a method or path that the contract does not document. */
export type OperationName = 'update' | 'one' | 'list' | 'roles' | 'unassign' | 'other';

/** What the sender expects of the response: success, a refusal for one refusal, or nothing in particular. */
export type Intent =
  | { readonly kind: 'valid' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'open' };

/** A request ready to be sent. */
export interface OutgoingRequest {
  readonly operation: OperationName;
  readonly method: string;
  /** Path and query below the target's base URL, percent-encoded. */
  readonly path: string;
  /** Credentials included; names as they are sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly caller: CallerName;
  /** Id of the user that it is about. */
  readonly user?: string;
  /** Ids of the others whom it updates too. */
  readonly others?: readonly string[];
  readonly intent: Intent;
  /** Stable name of the case. */
  readonly case?: string;
}

/** One request as sent and its response as received, or why there was none. Held in memory only: it knows secrets. */
export interface Exchange {
  /** Counts from 1 within one contract's run. */
  readonly id: number;
  readonly request: OutgoingRequest;
  /** Milliseconds since the epoch when the first byte was sent. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: Received | NoResponse;
  /** 429 responses and connection errors that came before; the last attempt is `outcome`. */
  readonly earlier: readonly (Received | NoResponse)[];
}

/** A whole response. */
export interface Received {
  readonly kind: 'response';
  readonly status: number;
  /** In order, names lower case, repeated names kept. */
  readonly headers: readonly (readonly [string, string])[];
  /** Decompressed; what came within the bound when there was more. */
  readonly body: Uint8Array;
  /** Why the body was not read to its end: it is larger than the target's bound and what was sent allow. `json` is absent then. */
  readonly cut?: string;
  /** The body as JSON: RFC 8259 text in valid UTF-8, whole; `undefined` when the body is empty. */
  readonly json: ParsedJson | undefined;
  /** Milliseconds since the epoch when the headers came. */
  readonly receivedAt: number;
}

/** The outcome of parsing a body. A byte-order mark is an error (RFC 8259 section 8.1). */
export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly error: 'not-utf8' | 'byte-order-mark' | 'not-json' | 'too-deep';
      readonly detail: string;
    };

/** Why there was no whole response. */
export interface NoResponse {
  readonly kind: 'none';
  readonly reason:
    | 'timeout-headers'
    | 'timeout-body'
    | 'reset'
    | 'refused'
    | 'dns'
    | 'tls'
    | 'invalid-http'
    | 'truncated'
    | 'too-large'
    | 'bad-encoding'
    | 'redirect'
    | 'aborted';
  /** In words, no stack. */
  readonly detail: string;
  /** Status and headers, when they had come. */
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
}

/** An exchange as it is written down: secrets replaced, bodies bounded. */
export interface RecordedExchange {
  readonly id: number;
  readonly operation: OperationName;
  readonly caller: CallerName;
  readonly user?: string;
  readonly case?: string;
  readonly intent: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly sent: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: RecordedBody;
  };
  readonly received?: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body?: RecordedBody;
  };
  readonly failure?: { readonly reason: string; readonly detail: string };
  /** Statuses (or reasons) of earlier attempts. */
  readonly earlier?: readonly string[];
}

/** A body as written down. */
export interface RecordedBody {
  /** Text when it is UTF-8, else base64. */
  readonly text?: string;
  readonly base64?: string;
  /** Length in bytes of the whole body. */
  readonly bytes: number;
  /** SHA-256 of the whole body in hex, when it was cut. */
  readonly sha256?: string;
}
