import type { Json, JsonObject, Person, Store } from './store.ts';

/** One request as a style sees it. */
export interface Call {
  readonly method: string;
  /** Decoded segments of the path, without the base; undefined where one cannot be decoded. */
  readonly path: readonly string[] | undefined;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What a style responds with; a string is sent as it is, everything else as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: Json | undefined;
  readonly raw?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server at work: its people, and whether it has a habit. */
export interface Running {
  readonly store: Store;
  has(habit: string): boolean;
  /** Seen by this server so far; for habits that come now and then. */
  readonly updates: () => number;
}

/** What a target file needs to know of a server. */
interface Cast {
  readonly admin: Credentials;
  readonly member: Credentials;
  readonly other: Credentials | undefined;
  readonly testUsers: readonly Json[];
  readonly fixtures: JsonObject;
  readonly organization?: string;
}

export interface Credentials {
  readonly header: string;
  readonly prefix?: string;
  readonly secret: string;
  readonly userId: Json;
  readonly organization?: string;
}

/** One base server: who is in it, how it responds, and the contract that its maker publishes. */
export interface Style {
  readonly id: string;
  readonly base: string;
  people(has: (habit: string) => boolean): readonly Person[];
  /** What it responds with before it has read a large body. */
  readonly tooLarge?: Reply;
  /** The body of a 429. */
  readonly limited?: JsonObject;
  handle(call: Call, running: Running): Reply | Promise<Reply>;
  document(has: (habit: string) => boolean): JsonObject;
  profile(has: (habit: string) => boolean): JsonObject;
  cast(has: (habit: string) => boolean): Cast;
}

const jobs = ['admin', 'owner', 'member', 'test1', 'test2', 'test3', 'colleague', 'foreign-admin', 'foreign'] as const;

/** Nine people with these ids: admin, second owner, member, three test users, a colleague, and two of another organization. */
export function people(
  ids: readonly string[],
  roles: { readonly strong: Json; readonly weak: Json },
  more: (id: string, job: string) => JsonObject = () => ({}),
): Person[] {
  return jobs.map((job, at) => {
    const id = ids[at] ?? job;
    return {
      id,
      job,
      org: job.startsWith('foreign') ? 'org-b' : 'org-a',
      email: `${job}@people.example`,
      name: `${job.slice(0, 1).toUpperCase()}${job.slice(1)} Person`,
      secret: `${job}-secret-4f9c27d1`,
      password: `pass-of-${job}`,
      role: ['admin', 'owner', 'foreign-admin'].includes(job) ? roles.strong : roles.weak,
      ...more(id, job),
    };
  });
}

/** Strict JSON, or undefined. */
export function strictJson(body: Buffer): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)) as Json;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJson(call: Call, ...types: readonly string[]): boolean {
  const [type = '', ...parameters] = (call.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  return types.includes(type.trim()) && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}
