import { isObject } from '../domain/is-object.ts';
import { sameJson } from '../domain/same-json.ts';
import { HarnessError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { LoggedRequest, RequestFilter, RequestLog, ShownRequest } from '../model/seen-request.ts';

/** How a log judges and shows what it holds; both cost something, and only when somebody looks. */
interface LogReader {
  readonly judge: (request: LoggedRequest) => readonly Finding[];
  /** The request as it may be shown, without what the judge says. */
  readonly show: (request: LoggedRequest) => Omit<ShownRequest, 'valid' | 'findings'>;
}

/** Most requests, and bytes of bodies, that are kept: the oldest go. */
const mostRequests = 2000;
const mostBytes = 32 * 1024 * 1024;
/** Dropped ones that are still held, where they are small. */
const mostDropped = 200;

/** The requests that a mock has got, newest last. Bounded. */
export class MockLog implements RequestLog {
  readonly #reader: LogReader;
  readonly #judged = new WeakMap<LoggedRequest, ShownRequest>();
  readonly #listeners = new Set<(request: LoggedRequest) => void>();
  #requests: LoggedRequest[] = [];
  /** How many of them are dropped: taking out one at a time would move all others each time. */
  #dropped = 0;
  #bytes = 0;
  #count = 0;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  /** The next id. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    this.#bytes += sizeOf(request);
    const kept = () => this.#requests.length - this.#dropped;
    while (kept() > mostRequests || (this.#bytes > mostBytes && kept() > 1)) {
      const oldest = this.#requests[this.#dropped];
      this.#bytes -= oldest ? sizeOf(oldest) : 0;
      this.#dropped += 1;
    }
    if (this.#dropped < mostDropped && this.#bytes < mostBytes / 2) return;
    this.#requests = this.#requests.slice(this.#dropped);
    this.#dropped = 0;
  }

  /** A request has got its response, or none: who waits is told. */
  finish(request: LoggedRequest): void {
    request.respondedMs = performance.now();
    this.#bytes += request.responseBytes?.length ?? 0;
    for (const listener of this.#listeners) listener(request);
  }

  all(): readonly LoggedRequest[] {
    return this.#dropped === 0 ? this.#requests : this.#requests.slice(this.#dropped);
  }

  shown(filter: RequestFilter = {}): readonly ShownRequest[] {
    return this.all()
      .filter((request) => mayFit(request, filter))
      .flatMap((request) => {
        const shown = this.show(request);
        return fits(shown, filter) ? [shown] : [];
      });
  }

  show(request: LoggedRequest): ShownRequest {
    const known = this.#judged.get(request);
    if (known) return known;
    const findings = this.#reader.judge(request);
    const valid = !findings.some(({ kind }) => kind === 'failure');
    const shown = { ...this.#reader.show(request), valid, findings };
    if (request.respondedMs !== undefined) this.#judged.set(request, shown);
    return shown;
  }

  /** Calls back for each request that is over from now on; returns what ends that. */
  onRequest(listener: (request: LoggedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async waitFor(filter: RequestFilter = {}, { count = 1, timeoutMs = 5000 } = {}): Promise<readonly ShownRequest[]> {
    const found = this.shown(filter);
    if (found.length >= count) return found;
    return new Promise((resolve, reject) => {
      const stop = this.onRequest(() => {
        const now = this.shown(filter);
        if (now.length < count) return;
        end();
        resolve(now);
      });
      const timer = setTimeout(() => {
        end();
        const fact = `${this.shown(filter).length} of ${count} requests that fit ${JSON.stringify(filter)} came in ${timeoutMs} ms, of ${this.all().length} in all`;
        reject(new HarnessError('USAGE', fact, 'look at GET /__rolecall/requests, or wait longer'));
      }, timeoutMs);
      const end = () => {
        clearTimeout(timer);
        stop();
      };
    });
  }

  clear(): void {
    this.#requests = [];
    this.#dropped = 0;
    this.#bytes = 0;
  }
}

function sizeOf({ bytes, responseBytes }: LoggedRequest): number {
  return bytes.length + (responseBytes?.length ?? 0) + 1000;
}

/** What can be said before a request is judged. */
function mayFit(request: LoggedRequest, filter: RequestFilter): boolean {
  const { operation, method, path, caller, user, status, after } = filter;
  return (
    (operation ?? request.operation) === request.operation &&
    (method ?? request.method) === request.method &&
    (path ?? pathOf(request.url)) === pathOf(request.url) &&
    (caller ?? request.caller) === request.caller &&
    (user ?? request.user) === request.user &&
    (status ?? request.status) === request.status &&
    request.id > (after ?? 0)
  );
}

function fits(request: ShownRequest, { valid, body }: RequestFilter): boolean {
  return (valid ?? request.valid) === request.valid && (body === undefined || covers(request.body, body));
}

/** Whether `value` has everything that `wanted` has; objects may have more. */
function covers(value: unknown, wanted: unknown): boolean {
  if (isObject(wanted) && isObject(value))
    return Object.entries(wanted).every(([key, member]) => covers(value[key], member));
  return sameJson(value as Json, wanted as Json);
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
