import { canonical } from '../../domain/same-json.ts';
import type { Json } from '../../model/json.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import { entries } from './parts.ts';

/** The only values that members may have, by the name of the member: what tells the branches of a union apart. */
export type Tags = ReadonlyMap<string, ReadonlySet<string>>;

const none: Tags = new Map();
const deepest = 8;
const mostValues = 200;
const read = new WeakMap<Located, Tags>();
const listed = new WeakMap<Located, { readonly values: ReadonlySet<string> | undefined }>();

/** The tags that the `properties` of one schema fix; references and `allOf` beside them are read on their own. */
export function tagsOf(at: Located, resolver: Resolver): Tags {
  const known = read.get(at);
  if (known) return known;
  const found = new Map<string, ReadonlySet<string>>();
  for (const [name, { at: inner }] of entries(at, 'properties', true, resolver)) {
    const values = valuesOf(inner, resolver);
    if (values) found.set(name, values);
  }
  const made = found.size === 0 ? none : found;
  read.set(at, made);
  return made;
}

/** The only values that a schema lists, in canonical text; undefined when it lists none, or too many to compare. */
export function valuesOf(at: Located, resolver: Resolver, depth = 0): ReadonlySet<string> | undefined {
  const known = listed.get(at);
  if (known) return known.values;
  const values = find(at, resolver, depth);
  if (depth === 0) listed.set(at, { values });
  return values;
}

function find(at: Located, resolver: Resolver, depth: number): ReadonlySet<string> | undefined {
  const keywords = resolver.keywords(at);
  if (keywords.const !== undefined) return new Set([canonical(keywords.const)]);
  if (Array.isArray(keywords.enum) && keywords.enum.length <= mostValues)
    return new Set((keywords.enum as readonly Json[]).map(canonical));
  if (depth >= deepest) return undefined;
  if (typeof keywords.$ref === 'string') return valuesOf(resolver.follow(at, keywords.$ref), resolver, depth + 1);
  const all = Array.isArray(keywords.allOf) ? keywords.allOf : [];
  const lists = all.map((schema, index) =>
    valuesOf(resolver.inside(at, schema, 'allOf', String(index)), resolver, depth + 1),
  );
  return lists.find((list) => list !== undefined);
}

/** Both tags at once: of a member that both speak of, only the values that both allow are left. */
export function joinTags(one: Tags, other: Tags): Tags {
  if (other.size === 0) return one;
  if (one.size === 0) return other;
  const joined = new Map(one);
  for (const [name, values] of other) {
    const before = one.get(name);
    joined.set(name, before === undefined ? values : new Set([...before].filter((value) => values.has(value))));
  }
  return joined;
}

/** Whether two lists of values share none; a list that is not known may share any. */
export function areDisjoint(one: ReadonlySet<string> | undefined, other: ReadonlySet<string>): boolean {
  return one !== undefined && ![...one].some((value) => other.has(value));
}
