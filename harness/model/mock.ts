import type { Contract } from './contract.ts';
import type { Finding } from './finding.ts';
import type { Json, JsonObject, Pointer } from './json.ts';
import type { MockScript } from './mock-script.ts';
import type { RateWindow, Refusal } from './profile.ts';
import type { LoggedRequest, MockOperation, RequestLog, ShownRequest } from './seen-request.ts';
import type { CallerName, Target } from './target.ts';

/** How a mock is started. */
export interface MockOptions {
  readonly contract: Contract;
  readonly seed?: number;
  /** 0 picks a free port. */
  readonly port?: number;
  /** Address to listen on; loopback when absent. */
  readonly host?: string;
  /** Lets pages of other origins call it from a browser. */
  readonly cors?: boolean;
  /** Keeps the requests that come, and judges and shows them so. */
  readonly log?: (target: Target) => {
    readonly judge: (request: LoggedRequest) => readonly Finding[];
    readonly show: (request: LoggedRequest) => Omit<ShownRequest, 'valid' | 'findings'>;
  };
  /** Faults by id, composed in this order. */
  readonly faults?: readonly Fault[];
  /** What it enforces; absent: no limit. */
  readonly limit?: RateWindow;
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  /** Users who may be updated. */
  readonly testUsers?: number;
  /** Choices among documented or customary alternatives. */
  readonly variant?: Readonly<Record<string, Json>>;
  /** Milliseconds since the epoch; the system's clock when absent. */
  readonly now?: () => number;
}

/** A running mock. */
export interface RunningMock {
  readonly baseUrl: string;
  readonly port: number;
  /** A target with its callers, test users and fixtures. */
  readonly target: Target;
  readonly control: MockControl;
  /** Empty unless the mock was started with a log. */
  readonly log: RequestLog;
  close(): Promise<void>;
}

/** What a test, or the control endpoint, may ask of a mock. */
export interface MockControl {
  state(): readonly MockUser[];
  /** Everything as at the start. */
  reset(): void;
  limit(window: RateWindow | undefined): void;
  latency(milliseconds: number, jitterMs?: number): void;
  faults(faults: readonly Fault[]): void;
  /** What the next responses are to be; replaces the scripts before. USAGE for what is no script. */
  script(scripts: MockScript | readonly MockScript[]): Promise<void>;
}

/** One user of the mock. */
export interface MockUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Value by which permissions are judged. */
  readonly role: Json;
  readonly organization: string;
  readonly removed: boolean;
  /** as the reads return it. */
  readonly user: JsonObject;
}

/** What the mock has found out about a request when a fault may step in. */
export interface MockCall {
  readonly contract: Contract;
  readonly operation: MockOperation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Parsed body; `undefined` when it is not JSON. */
  readonly body: Json | undefined;
  readonly caller: CallerName | 'wrong';
  readonly callerUser?: MockUser;
  readonly testUser?: MockUser;
  /** Further users whom the same update names, each with the body that says of it alone what this one says of all. */
  readonly others?: readonly UserPart[];
  /** Counts updates from 1. */
  readonly count: number;
  /** What the honest server refuses it for, as far as that is known; absent for what it accepts. */
  readonly refusal?: Refusal;
  /** The place in the body and the keyword (or prose constraint) behind `refusal`, where there is one. */
  readonly violation?: MockViolation;
  /** Every user as they are, the removed and the foreign ones too. */
  readonly users: ReadonlyMap<string, MockUser>;
  /** What a fault keeps between requests, by a name of its own; emptied by a reset. */
  readonly memory: Map<string, unknown>;
  /** Milliseconds since the epoch by the mock's clock. */
  readonly now: number;
}

/** What a body that updates several users says of one of them, as a body of that user alone. */
export interface UserPart {
  readonly id: string | undefined;
  readonly body: Json;
}

/** A request as it came, before it is known what it is about. */
export interface MockRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** Names lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Why exactly a body is refused. */
export interface MockViolation {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly proseConstraint?: string;
}

/** What the mock is about to respond. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  /** Serialized last; `bytes` wins. */
  body?: Json;
  bytes?: Uint8Array;
}

/**
 * One deliberate deviation: in `harness/mock/faults/<family>/`: one file, named like its id, or a table of one kind. Each hook may be left out.
 */
export interface Fault {
  readonly id: string;
  /** One sentence: what this server does wrong. */
  readonly description: string;
  /** True, or why a contract cannot have it; left out where every contract can. */
  readonly appliesTo?: (contract: Contract) => true | string;
  /** Requirement that is meant to catch it, and the finding code that names it. */
  readonly caughtBy: {
    readonly requirement: string;
    readonly code?: string;
    /** It never happens twice, so that it can only be told as unstable. */
    readonly unstable?: boolean;
  };
  /** What it takes a request for before it looks for the path; undefined: for what it is. */
  readonly takesFor?: (request: MockRequest, contract: Contract) => MockRequest | undefined;
  /** Changes the published document, and nothing about the server. */
  readonly documents?: (document: JsonObject, contract: Contract) => JsonObject;
  /** Skips one check of the honest server: return true to let this request pass although `refusal` would refuse it. */
  readonly forgives?: (refusal: Refusal, call: MockCall) => boolean;
  /** Refuses a request that the honest server would accept. */
  readonly refuses?: (call: MockCall) => Refusal | undefined;
  /** Changes the body as read, before it is checked (coercions). */
  readonly reads?: (body: Json | undefined, call: MockCall) => Json | undefined;
  /** Changes what is stored instead of, or after, the honest change; mutates the users given. */
  readonly stores?: (users: Map<string, MutableMockUser>, call: MockCall, accepted: boolean) => 'instead' | 'also';
  /** Changes what an operation that takes a role away does to the user. */
  readonly takesAway?: (user: MutableMockUser, call: MockCall) => 'instead' | 'also';
  /** Changes the response. */
  readonly responses?: (response: MockResponse, call: MockCall) => void | Promise<void>;
  /** Takes over the socket: hang, reset, endless, truncated. Return true when it did. */
  readonly breaks?: (socket: FaultSocket, response: MockResponse, call: MockCall) => boolean | Promise<boolean>;
}

/** A fault as it was found: with the folder that it is in. */
export interface LoadedFault extends Fault {
  readonly family: string;
  readonly appliesTo: (contract: Contract) => true | string;
}

/** A user as a fault may change it. */
export type MutableMockUser = { -readonly [K in keyof MockUser]: MockUser[K] };

/** The little of a response that a breaking fault needs. */
export interface FaultSocket {
  writeHead(status: number, headers: Record<string, string>): void;
  write(bytes: Uint8Array): void;
  end(bytes?: Uint8Array): void;
  destroy(): void;
  /** Bytes straight to the connection. */
  raw(bytes: Uint8Array): void;
}
