import type { Json } from './json.ts';
import type { MockOperation } from './seen-request.ts';
import type { CallerName } from './target.ts';

/** What a mock is to respond to some requests, one response after another; afterwards it is honest again. */
export interface MockScript {
  /** Only requests to this operation. */
  readonly operation?: MockOperation;
  /** Only requests of this caller. */
  readonly caller?: CallerName | 'wrong';
  readonly responses: readonly ScriptedResponse[];
  /** The last response stays. */
  readonly repeat?: boolean;
}

/** One response of a script. Without a `status` the mock does what it is asked, and what is given here changes its response. */
export interface ScriptedResponse {
  /** So many times; 1 when absent. */
  readonly times?: number;
  /** Any status from 200 to 599, in the vendor's own shape; nothing is stored. */
  readonly status?: number;
  /** With `status`: the update is carried out all the same. */
  readonly stores?: boolean;
  /** Set or, with `null`, leave out headers. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly retryAfter?: number | string;
  readonly location?: string;
  /** Another body: JSON, text, or bytes. */
  readonly body?: Json;
  readonly text?: string;
  readonly base64?: string;
  readonly delayMs?: number;
  /** Compresses the body, whether or not the client asks for it. */
  readonly coding?: 'gzip' | 'deflate' | 'br' | 'zstd';
  readonly framing?: 'length' | 'chunked' | 'close';
  /** Sends the body in pieces of so many bytes, with a pause between them. */
  readonly pieces?: { readonly bytes: number; readonly pauseMs: number };
  /** Statuses below 200 that come before. */
  readonly informational?: readonly number[];
  /** Cuts the connection after so many bytes of the body; -1: before the head. */
  readonly cutAfter?: number;
  /** Bytes (Latin-1) straight to the connection, which then ends. */
  readonly raw?: string;
  /** Faults by id, for this response alone. */
  readonly faults?: readonly string[];
}
