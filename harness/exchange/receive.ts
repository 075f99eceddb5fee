import type { Dispatcher } from 'undici';
import { HarnessError } from '../errors.ts';
import type { NoResponse, OutgoingRequest, Received } from '../model/exchange.ts';
import { decodeBody } from './decode-body.ts';
import { type Begun, describeFailure } from './describe-failure.ts';
import { parseJson } from './parse-json.ts';

/** What bounds one attempt. */
interface Bounds {
  /** For the connection and the headers, and again for the body; milliseconds. */
  readonly deadlineMs: number;
  /** Most bytes of a body, as sent and decompressed; a response may echo what was sent on top of that. */
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** How much larger a list of everybody may be than any other response. */
const listGrowth = 16;
/** Bytes that one byte of a request may become when a response echoes it, escaped and perhaps twice. */
const echoGrowth = 8;

/** Interim responses (1xx) that are waited through before a response. */
const mostInterim = 100;

/** Sends once and waits for the whole response. Whatever the server does ends here, in bounded time and memory. */
export function receive(
  dispatcher: Dispatcher,
  origin: string,
  path: string,
  request: OutgoingRequest,
  bounds: Bounds,
): Promise<Received | NoResponse> {
  return new Promise((resolve, reject) => {
    const attempt = new Attempt(request, bounds, resolve, reject);
    dispatcher.dispatch(
      { origin, path, method: request.method, headers: request.headers, body: request.body ?? null },
      attempt,
    );
  });
}

/** A timer on a loaded machine fires a little late; this is more, in milliseconds. */
const lateMs = 25;

type Headers = readonly (readonly [string, string])[];

class Attempt implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #interim = 0;
  #bytes = 0;
  #status = 0;
  #receivedAt = 0;
  #headers: Headers = [];
  readonly #chunks: Buffer[] = [];
  #timer: NodeJS.Timeout;
  /** When the deadline is over, by the monotonic clock, and how much was added to it. */
  #due: number;
  #added = 0;
  readonly #request: OutgoingRequest;
  readonly #bounds: Bounds;
  readonly #mostBytes: number;
  readonly #resolve: (outcome: Received | NoResponse) => void;
  readonly #reject: (error: Error) => void;

  constructor(
    request: OutgoingRequest,
    bounds: Bounds,
    resolve: (outcome: Received | NoResponse) => void,
    reject: (error: Error) => void,
  ) {
    this.#request = request;
    this.#bounds = bounds;
    const most = bounds.maxBodyBytes * (request.operation === 'list' ? listGrowth : 1);
    this.#mostBytes = most + echoGrowth * (request.body?.length ?? 0);
    this.#resolve = resolve;
    this.#reject = reject;
    this.#due = performance.now() + bounds.deadlineMs;
    this.#timer = setTimeout(() => this.#expire(), bounds.deadlineMs);
    bounds.signal?.addEventListener('abort', this.#abort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) controller.abort(new Error('given up before it was sent'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) {
      if (++this.#interim > mostInterim) this.#fail('invalid-http', `more than ${mostInterim} interim responses (1xx)`);
      return;
    }
    this.#status = status;
    this.#receivedAt = Date.now();
    this.#headers = headersOf(controller.rawHeaders);
    clearTimeout(this.#timer);
    this.#due = performance.now() + this.#bounds.deadlineMs;
    this.#timer = setTimeout(() => this.#expire(), this.#bounds.deadlineMs);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settled) return;
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#mostBytes) this.#chunks.push(chunk);
    else {
      const detail = `the body is more than ${this.#mostBytes} bytes`;
      this.#cut(this.#codings() === '' ? Buffer.concat(this.#chunks) : Buffer.alloc(0), detail);
      this.#controller?.abort(new Error(detail));
    }
  }

  #codings(): string {
    const named = this.#headers.filter(([name]) => name === 'content-encoding').map(([, value]) => value);
    return named.join(',');
  }

  /** The status says what became of the request, however large the body is. */
  #cut(body: Uint8Array, cut: string): void {
    const [status, headers, receivedAt] = [this.#status, this.#headers, this.#receivedAt];
    this.#settle({ kind: 'response', status, headers, body, cut, json: undefined, receivedAt });
  }

  onResponseEnd(): void {
    const raw = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    const decoded = decodeBody(raw, this.#codings(), this.#mostBytes);
    if (!decoded.ok && decoded.reason === 'too-large') {
      this.#cut(Buffer.alloc(0), decoded.detail);
      return;
    }
    if (!decoded.ok) {
      this.#fail(decoded.reason, decoded.detail);
      return;
    }
    this.#settle({
      kind: 'response',
      status: this.#status,
      headers: this.#headers,
      body: decoded.body,
      json: parseJson(decoded.body),
      receivedAt: this.#receivedAt,
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#settled) return;
    if ('code' in error && (error.code === 'UND_ERR_INVALID_ARG' || error.code === 'UND_ERR_NOT_SUPPORTED')) {
      this.#finish();
      this.#reject(unsendable(this.#request, error));
    } else this.#settle(describeFailure(error, this.#begun()));
  }

  /**
   * A timer that fires late says that this process stood still: what it lost is given back, at most the deadline once more.
   * What came meanwhile is read before anything is said of the server.
   */
  #expire(): void {
    const late = performance.now() - this.#due;
    if (late > lateMs && this.#added < this.#bounds.deadlineMs) {
      this.#added += late;
      this.#due += 2 * late;
      this.#timer = setTimeout(() => this.#expire(), late);
    } else setImmediate(() => this.#end());
  }

  #end(): void {
    const seconds = `${this.#bounds.deadlineMs / 1000} s`;
    if (this.#status === 0) this.#fail('timeout-headers', `no response within ${seconds}`);
    else this.#fail('timeout-body', `the body is not whole within ${seconds}, ${this.#bytes} bytes came`);
  }

  readonly #abort = (): void => this.#fail('aborted', 'the run was stopped while it waited for the response');

  #fail(reason: NoResponse['reason'], detail: string): void {
    if (this.#settled) return;
    this.#settle({ kind: 'none', reason, detail, ...this.#begun() });
    this.#controller?.abort(new Error(detail));
  }

  #begun(): Begun {
    return this.#status === 0 ? {} : { status: this.#status, headers: this.#headers };
  }

  #settle(outcome: Received | NoResponse): void {
    this.#finish();
    this.#resolve(outcome);
  }

  #finish(): void {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#bounds.signal?.removeEventListener('abort', this.#abort);
  }
}

/** HTTP/1.1 gives a flat list of bytes, HTTP/2 an object; names come out in lower case either way. */
function headersOf(raw: Dispatcher.DispatchController['rawHeaders']): Headers {
  if (Array.isArray(raw)) {
    const headers: (readonly [string, string])[] = [];
    for (let i = 0; i + 1 < raw.length; i += 2) headers.push([text(raw[i]).toLowerCase(), text(raw[i + 1])]);
    return headers;
  }
  return Object.entries(raw ?? {})
    .filter(([name]) => !name.startsWith(':'))
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => [name.toLowerCase(), one] as const));
}

function text(bytes: Buffer | string | undefined): string {
  return typeof bytes === 'string' ? bytes : (bytes?.toString('latin1') ?? '');
}

function unsendable(request: OutgoingRequest, cause: Error): HarnessError {
  return new HarnessError(
    'TARGET_INVALID',
    `${request.method} ${request.path} as ${request.caller} cannot be sent: ${cause.message}`,
    'look for line breaks and characters beyond Latin-1 in the headers of the target file and in its environment variables',
    { cause },
  );
}
