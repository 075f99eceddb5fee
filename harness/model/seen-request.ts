import type { ParsedJson } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { CallerName } from './target.ts';

/** What a request to a mock is about; `none`: no operation of the contract. */
export type MockOperation = 'update' | 'one' | 'list' | 'roles' | 'unassign' | 'none';

/** A request as a server received it: what it is judged by. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** Names lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Length of the body in bytes. */
  readonly size: number;
  readonly json: ParsedJson | undefined;
}

/** One request in a mock's log, as it came: it knows secrets. */
export interface LoggedRequest {
  /** Counts from 1; clearing the log does not start anew. */
  readonly id: number;
  /** Milliseconds since the epoch when its headers had come. */
  readonly at: number;
  /** On the monotonic clock: headers here, body here, response given to the connection. */
  readonly arrivedMs: number;
  respondedMs?: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
  readonly operation: MockOperation;
  readonly caller: CallerName | 'wrong';
  readonly user?: string;
  /** Status of the response; absent while there is none, or when the connection was cut before one. */
  status?: number;
  responseHeaders?: Readonly<Record<string, string>>;
  responseBytes?: Uint8Array;
}

/** One request in a mock's log as it may be shown: secrets replaced, judged against the contract. */
export interface ShownRequest {
  readonly id: number;
  readonly at: string;
  readonly operation: MockOperation;
  readonly caller: CallerName | 'wrong';
  readonly user?: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when it is JSON, else its text. */
  readonly body?: unknown;
  readonly status?: number;
  /** True when nothing about it breaks the contract. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

/** Which requests of a log are meant; what is left out does not matter. */
export interface RequestFilter {
  readonly operation?: MockOperation;
  readonly method?: string;
  /** Path without its query, as sent. */
  readonly path?: string;
  readonly caller?: CallerName | 'wrong';
  readonly user?: string;
  readonly status?: number;
  readonly valid?: boolean;
  /** Only later ones than this id. */
  readonly after?: number;
  /** Members that the JSON body must have. */
  readonly body?: unknown;
}

/** The requests that a mock has got. */
export interface RequestLog {
  /** As they came, secrets included. */
  all(): readonly LoggedRequest[];
  shown(filter?: RequestFilter): readonly ShownRequest[];
  show(request: LoggedRequest): ShownRequest;
  onRequest(listener: (request: LoggedRequest) => void): () => void;
  /** Resolves as soon as so many have come; rejects with a HarnessError when they do not. */
  waitFor(
    filter?: RequestFilter,
    options?: { readonly count?: number; readonly timeoutMs?: number },
  ): Promise<readonly ShownRequest[]>;
  clear(): void;
}
