import type { Contract } from './contract.ts';
import type { ParsedJson } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Json } from './json.ts';
import type { MockScript } from './mock-script.ts';
import type { LoggedRequest } from './seen-request.ts';
import type { Level, Severity } from './verdict.ts';

/** What a client may be asked to do. */
export type ClientOperation = 'update' | 'read' | 'list';

/** One call that an adapter is asked to make, as one line of JSON. Published schema: `specs/client-adapter.schema.json`. */
export interface ClientAsk {
  readonly id: number;
  /** With the document's base path, without a trailing slash. */
  readonly baseUrl: string;
  readonly credentials: ClientCredentials;
  readonly operation: ClientOperation;
  /** Absent for `list`. */
  readonly user?: string;
  /** By name of the profile's field; only for `update`. */
  readonly change?: Readonly<Record<string, Json>>;
  /** The caller's own deadline for the whole call; `null` for none. */
  readonly deadlineMs: number | null;
}

/** Credentials of one call: canaries, which no other call has. */
export interface ClientCredentials {
  readonly scheme: string;
  /** Headers as they must be sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The secret in each of these headers, for clients that write the header themselves. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly username?: string;
  readonly password?: string;
  /** Headers that are no credentials but needed: organization, version. */
  readonly context: Readonly<Record<string, string>>;
  readonly organization?: string;
}

/** What an adapter says came of a call. */
export interface ClientSaid {
  readonly id: number;
  /** `updated`: the update succeeded; `responded`: a read did; `refused`: the server said no, and the client says so; `failed`: anything else. */
  readonly outcome: 'updated' | 'responded' | 'refused' | 'failed' | 'unsupported';
  /** The value of the changed field, as the client shows it. */
  readonly role?: Json;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  /** Ids, for `list`. */
  readonly users?: readonly string[];
}

/** What a scenario asks for; the user and the change are chosen where they are left out. */
export interface ScenarioAsk {
  readonly operation?: ClientOperation;
  readonly user?: string;
  readonly change?: Readonly<Record<string, Json>>;
  readonly deadlineMs?: number;
}

/** What became of one ask. */
export interface ClientAnswer {
  readonly ask: ClientAsk;
  /** Absent: it said nothing as long as anybody waited, or its process ended. */
  readonly said?: ClientSaid;
  readonly ended?: 'silent' | 'died';
  /** Why what it wrote is no word for this call. */
  readonly unread?: string;
  /** How its process ended. */
  readonly exit?: string;
  /** The program printed no word: its exit code was taken for one. */
  readonly byExitCode?: true;
  /** On the monotonic clock, when the call was handed over. */
  readonly askedMs: number;
  readonly durationMs: number;
  /** The last of what it wrote to stderr. */
  readonly stderr: string;
}

/** A request as a scenario sees it: what came, when, and what breaks the contract about it. */
export interface ClientRequest extends LoggedRequest {
  readonly json: ParsedJson | undefined;
  readonly findings: readonly Finding[];
}

/** A request that went to another server than the one the client was given. */
export interface ElsewhereRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Everything that one scenario has to judge by. */
export interface ClientSeen {
  readonly contract: Contract;
  readonly answers: readonly ClientAnswer[];
  /** In order of arrival. */
  readonly requests: readonly ClientRequest[];
  /** Requests to the path of the update, whatever their method. */
  readonly updates: readonly ClientRequest[];
  readonly elsewhere: readonly ElsewhereRequest[];
  /** Texts that let one act as the caller. */
  readonly secrets: readonly string[];
  readonly setting: ScenarioSetting;
}

/** What a scenario's script may be made from. */
export interface ScenarioSetting {
  readonly contract: Contract;
  /** Ids that a list shows to the caller, in its order. */
  readonly visible: readonly string[];
  readonly testUsers: readonly string[];
  readonly lastOwner?: string;
  /** The user and the change of the first ask. */
  readonly user: string;
  readonly change: Readonly<Record<string, Json>>;
  /** The least body of a request that makes that change. */
  readonly body: Json;
  /** Body and media type of an honest response to that. */
  readonly success: { readonly body: Json | undefined; readonly mediaType: string };
  /** Path of the update of that user, base path included. */
  readonly path: string;
  /** Two more servers: on the host that the client was given, by another port; and on another host. */
  readonly sameHost: string;
  readonly otherHost: string;
  /** The client's own first wait before it tries again, when it does and the scenario asked for it. */
  readonly backOffMs: number | undefined;
}

/** What a scenario comes to when it does not judge. */
export interface NotJudged {
  readonly skip?: string;
  readonly block?: string;
}

/** One thing that is tried with a client. */
export interface ClientScenario {
  /** Stable and unique within its requirement. */
  readonly name: string;
  /** One update when absent. */
  readonly asks?: readonly ScenarioAsk[] | ((setting: ScenarioSetting) => readonly ScenarioAsk[]);
  readonly script?: readonly MockScript[] | ((setting: ScenarioSetting) => readonly MockScript[]);
  /** Choices of the mock. */
  readonly variant?: Readonly<Record<string, Json>>;
  readonly testUsers?: number;
  /** Over https; skipped where the client does not trust the certificate of the run. */
  readonly tls?: boolean;
  /** Wants to know the client's own wait after this status without Retry-After. */
  readonly measures?: 429 | 503;
  /** Longest wait for the client's word; a function when it depends on the back-off. Requests beyond `enough` end it sooner. */
  readonly watchMs?: number | ((setting: ScenarioSetting) => number);
  readonly enough?: number;
  /** Silence is for it to judge; elsewhere it is blocked. */
  readonly judgesSilence?: boolean;
  /** Its script keeps the response back for good: that none has come says nothing about the machine. */
  readonly withholds?: boolean;
  /** Needs no control call: it is about requests, whatever they get. */
  readonly uncontrolled?: boolean;
  /** The client's word does not matter: requests alone decide. */
  readonly byRequests?: boolean;
  readonly judge: (seen: ClientSeen) => readonly Finding[] | NotJudged;
  /** A client may draw its waits at random: a failure is tried again up to three times before it counts as not seen again. */
  readonly random?: boolean;
  /** Whether what went well may have done so because the machine was slow: then it is tried again. */
  readonly doubts?: (seen: ClientSeen) => boolean;
}

/** One thing that must hold of a client: one file in `suites/client/<family>/`, named like its id. */
export interface ClientRequirement {
  readonly kind: 'client';
  /** `<family>.<name>`. */
  readonly id: string;
  readonly level: Level;
  /** What a failure puts at stake; updates when absent. */
  readonly severity?: Severity;
  readonly sentence: string;
  readonly source?: string;
  /** What the users of a client see when it does not hold. */
  readonly matters: string;
  /** As of a requirement for servers. */
  readonly appliesTo?: (contract: Contract) => true | string;
  readonly scenarios: (contract: Contract) => readonly ClientScenario[];
  /** Planted clients that it has to be seen to catch. */
  readonly mustCatch: readonly string[];
}
