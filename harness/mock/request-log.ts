import { isObject } from '../domain/is-object.ts';
import { sameJson } from '../domain/same-json.ts';
import { HarnessError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { LoggedRequest, RequestFilter, RequestLog, ShownRequest } from '../model/seen-request.ts';
import { type KeptRequest, readKept, sizeOf } from './kept-request.ts';

/** How a log judges and shows what it holds; both cost something, and only when somebody looks. */
interface LogReader {
  readonly judge: (request: LoggedRequest) => readonly Finding[];
  /** The request as it may be shown, without what the judge says. */
  readonly show: (request: LoggedRequest) => Omit<ShownRequest, 'valid' | 'findings'>;
}

/** Most requests, and bytes of bodies, that are kept: the oldest go. */
const mostRequests = 2000;
const mostBytes = 32 * 1024 * 1024;

/** The requests that a mock has got, newest last. Bounded: a ring, so that dropping the oldest moves nothing. */
export class MockLog implements RequestLog {
  readonly #reader: LogReader;
  readonly #judged = new WeakMap<LoggedRequest, ShownRequest>();
  readonly #listeners = new Set<(request: LoggedRequest) => void>();
  #ring: (KeptRequest | undefined)[] = [];
  /** Id of the oldest that is kept; ids are given without a gap. */
  #first = 1;
  #bytes = 0;
  #last = 0;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  /** The next id. */
  next(): number {
    return this.#last + 1;
  }

  add(request: KeptRequest): void {
    if (this.#last - this.#first + 1 >= mostRequests) this.#drop();
    this.#last = request.id;
    this.#ring[request.id % mostRequests] = request;
    this.#bytes += sizeOf(request);
    while (this.#bytes > mostBytes && this.#first < this.#last) this.#drop();
  }

  #drop(): void {
    const place = this.#first % mostRequests;
    const oldest = this.#ring[place];
    this.#bytes -= oldest ? sizeOf(oldest) : 0;
    this.#ring[place] = undefined;
    this.#first += 1;
  }

  /** A request has got its response, or none: who waits is told. */
  finish(request: KeptRequest): void {
    request.respondedMs = performance.now();
    if (request.id >= this.#first) this.#bytes += request.responseBody.length;
    if (this.#listeners.size === 0) return;
    const read = readKept(request);
    for (const listener of this.#listeners) listener(read);
  }

  all(): readonly LoggedRequest[] {
    const all: LoggedRequest[] = [];
    for (let id = this.#first; id <= this.#last; id += 1) {
      const kept = this.#ring[id % mostRequests];
      if (kept) all.push(readKept(kept));
    }
    return all;
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
    this.#ring = [];
    this.#first = this.#last + 1;
    this.#bytes = 0;
  }
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
