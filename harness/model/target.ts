import type { Json } from './json.ts';
import type { RateWindow } from './profile.ts';

/** An identity: `admin` may update, `member` may not, `otherOrganization` is of another organization, `anonymous` has no credentials. */
export type CallerName = 'admin' | 'member' | 'otherOrganization' | 'anonymous';

/** What a target must expressly permit. */
/** `callers`: the role of callers.member may change and be restored. */
export type Permission = 'callers' | 'last-owner' | 'rate-limit' | 'attributes' | 'race';

/** Where to send: the mock, or a live base URL. Plain data. */
export interface Target {
  /** `mock`, or the name in the target file. */
  readonly name: string;
  readonly kind: 'mock' | 'live';
  /** Stands in for the document's server URL, without a trailing slash. */
  readonly baseUrl: string;
  readonly callers: Partial<Record<Exclude<CallerName, 'anonymous'>, Caller>>;
  /** Ids of the only users whose role may change. */
  readonly testUsers: readonly string[];
  /** Ids that the target file lists as test users, and that could not be proven to be any. */
  readonly leftAlone?: readonly string[];
  readonly fixtures: Fixtures;
  /** `settles`: seconds until reads show an update, where that differs from the profile. */
  readonly reads?: { readonly settles?: number };
  /** `settles`: seconds after which an update that got no clear response has arrived, or never will. */
  readonly writes?: { readonly settles?: number };
  /** Values that the profile's bindings name. */
  readonly values?: Readonly<Record<string, Json>>;
  readonly requestRate: RequestRate;
  /** What the target enforces. */
  readonly rateLimit?: RateWindow;
  readonly allow: readonly Permission[];
  /** Fills `{organization}`. */
  readonly organization?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly connection?: Connection;
  /** Everything of the target file that came from the environment and is not declared harmless: never written down. */
  readonly hidden?: readonly string[];
  /** The base URL as the target file has it, `${NAME}` unfilled: for curl lines. */
  readonly writtenBaseUrl?: string;
  /** Secrets beside the callers' headers: what else of the target file's headers and connection came from the environment. */
  readonly secrets?: readonly string[];
}

/** Credentials of one identity. */
export interface Caller {
  readonly headers: Readonly<Record<string, string>>;
  /** Its own user id, where it is a user. */
  readonly userId?: string;
  /** Its own organization, where it is another than the target's. */
  readonly organization?: string;
  /** Its role, as read before the run's first change. */
  readonly role?: Json;
  /** Headers for the contract's other schemes, by scheme name. */
  readonly schemes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Command that prints a fresh token, and the header it goes to. */
  readonly token?: TokenCommand;
  /** Call that responds with a fresh token or a session's cookies, as a Web Fuzzing Commons file describes it. */
  readonly login?: LoginCall;
  /** `headers` as the target file has them, `${NAME}` unfilled: for curl lines. */
  readonly written?: Readonly<Record<string, string>>;
}

/** A program that prints a fresh token (no shell), the header it goes to, and what stands before it there. */
export interface TokenCommand {
  readonly command: readonly string[];
  readonly header: string;
  readonly prefix?: string;
}

/** A request whose response has a credential, and the header that carries it from then on. */
export interface LoginCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Where the response has it: at a JSON Pointer of the body, in a header, or in the cookies that it sets. */
  readonly from: { readonly pointer: string } | { readonly header: string } | { readonly cookies: true };
  readonly header: string;
  /** What the header holds, `{token}` where the credential goes. */
  readonly template: string;
}

/** Users and roles with a purpose. */
export interface Fixtures {
  /** An id that no user has. */
  readonly unknown?: string;
  /** A user who was removed. */
  readonly removed?: string;
  /** A user of another organization. */
  readonly foreign?: string;
  /** The only owner. */
  readonly lastOwner?: string;
  /** Role values (ids) that may be assigned. */
  readonly roles?: readonly Json[];
  /** A user whose role an identity provider manages, so that the update is refused. */
  readonly managed?: string;
  /** A user who was invited and has not accepted yet. */
  readonly pending?: string;
  /** A role value, well formed, that no role has. */
  readonly unknownRole?: Json;
}

/** How fast, how many, how long. */
export interface RequestRate {
  /** Requests per second; 0 for no limit. */
  readonly perSecond: number;
  /** Most requests of a run; 0 for no limit. */
  readonly budget: number;
  /** For headers, and again for the body. */
  readonly deadlineMs: number;
  /** Updates of different test users in flight at once. */
  readonly concurrency: number;
  /** Longest wait for one Retry-After, in seconds. */
  readonly maxRetryAfterSeconds: number;
  /** Retries of a connection error; 0 unless the target says so. */
  readonly retries: number;
  /** Most bytes of a decompressed body. */
  readonly maxBodyBytes: number;
  /** Seconds after which no more is tried, and users are restored; no limit when it is left out. */
  readonly mostSeconds?: number;
}

/** How to connect. */
export interface Connection {
  readonly proxy?: string;
  /** PEM text. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly http2?: boolean;
}
