import type { Json, JsonObject, Person, Store } from '../../store.ts';
import { type Call, people, type Reply, type Style } from '../../style.ts';

/** How credentials travel, where places are, who may update: what a web framework leaves to the application. */
interface Wiring {
  readonly id: string;
  readonly base: string;
  readonly ids: readonly string[];
  readonly strong: Json;
  readonly weak: Json;
  readonly header?: string;
  readonly prefix?: string;
  readonly fixtures: JsonObject;
  readonly organization?: string;
  /** Ids are numbers in the target file. */
  readonly numbers?: boolean;
  readonly more?: (id: string, job: string) => JsonObject;
}

/** A style whose callers hold one header each. */
export function framework(
  { id, base, ids, strong, weak, header = 'authorization', prefix = 'Bearer ', fixtures, organization, ...own }: Wiring,
  rest: Pick<Style, 'handle' | 'document' | 'profile' | 'limited'>,
): Style {
  const asId = (text = ''): Json => (own.numbers ? Number(text) : text);
  const credentials = (job: string, userId: Json) => ({ header, prefix, secret: `${job}-secret-4f9c27d1`, userId });
  return {
    id,
    base,
    people: () => people(ids, { strong, weak }, own.more),
    cast: () => ({
      admin: credentials('admin', asId(ids[0])),
      member: credentials('member', asId(ids[2])),
      other: credentials('foreign-admin', asId(ids[7])),
      testUsers: ids.slice(3, 6).map(asId),
      fixtures: { foreign: asId(ids[8]), ...fixtures },
      ...(organization === undefined ? {} : { organization }),
    }),
    ...rest,
  };
}

/** Who sent this, by one header. */
export function callerOf(call: Call, store: Store, header = 'authorization', prefix = 'Bearer '): Person | undefined {
  const value = call.headers[header];
  return value?.startsWith(prefix) ? store.bySecret(value.slice(prefix.length)) : undefined;
}

/** A user of the caller's organization. */
export function colleagueOf(caller: Person, store: Store, id: string | undefined): Person | undefined {
  const found = id === undefined ? undefined : store.find(id);
  return found?.org === caller.org ? found : undefined;
}

export function everybodyOf(caller: Person, store: Store): readonly Person[] {
  return [...store.people.values()].filter(({ org }) => org === caller.org).map((one) => store.shown(one));
}

/** The media type of the request, without parameters. */
export function typeOf(call: Call): string {
  return ((call.headers['content-type'] ?? '').split(';')[0] ?? '').trim().toLowerCase();
}

/** Text that is no JSON of the application's own. */
export function page(status: number, raw: string, type: string, headers: Record<string, string> = {}): Reply {
  return { status, raw, type, headers };
}

/** JSON as lenient parsers read it: bytes that are no UTF-8 become replacement characters. */
export function lenientJson(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** The fields of a form, as `a=b` or `user[role]=b`. */
export function formOf(body: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}
