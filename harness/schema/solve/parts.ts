import { isObject } from '../../domain/is-object.ts';
import type { Json, JsonSchema, JsonSchemaObject } from '../../model/json.ts';
import { splitDependencies } from '../reading/keywords.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import { isSchema } from '../reading/subschemas.ts';
import { type Atom, allTypes, type JsonType, type Literal, type Markers, type MemberRule, type Part } from './atom.ts';

/** Alternatives, each a list of parts that hold together. */
export type Options = readonly (readonly Part[])[];

/** What a schema says: parts that hold in any case, and choices of which one option each holds. */
export interface Said {
  readonly parts: readonly Part[];
  readonly choices: readonly Options[];
}

const known = new WeakMap<Located, Map<string, readonly Literal[]>>();

/** The subschemas of one keyword as literals, found once: every step of every value asks for them. */
export function literals(at: Located, keyword: string, holds: boolean, resolver: Resolver): readonly Literal[] {
  const of = known.get(at) ?? new Map<string, readonly Literal[]>();
  known.set(at, of);
  const key = holds ? keyword : `-${keyword}`;
  const found = of.get(key) ?? findLiterals(at, keyword, holds, resolver);
  of.set(key, found);
  return found;
}

function findLiterals(at: Located, keyword: string, holds: boolean, resolver: Resolver): readonly Literal[] {
  const value = resolver.keywords(at)[keyword];
  if (isSchema(value)) return [{ kind: 'schema', at: resolver.inside(at, value, keyword), holds }];
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonSchema[]).map((schema, index) => ({
    kind: 'schema',
    at: resolver.inside(at, schema, keyword, String(index)),
    holds,
  }));
}

type Entries = readonly (readonly [string, Literal])[];

const knownEntries = new WeakMap<Located, Map<string, Entries>>();

/** The entries of a keyword that maps names to schemas, found once. */
export function entries(at: Located, keyword: string, holds: boolean, resolver: Resolver): Entries {
  const of = knownEntries.get(at) ?? new Map<string, Entries>();
  knownEntries.set(at, of);
  const key = holds ? keyword : `-${keyword}`;
  const found = of.get(key) ?? findEntries(at, keyword, holds, resolver);
  of.set(key, found);
  return found;
}

function findEntries(at: Located, keyword: string, holds: boolean, resolver: Resolver): Entries {
  const keywords = resolver.keywords(at);
  const older =
    isObject(keywords.dependencies) && keyword.startsWith('dependent') ? splitDependencies(keywords.dependencies) : {};
  const value = keywords[keyword] ?? older[keyword];
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, schema]) => [
    name,
    // The metaschema has been checked: what stands here is a schema.
    { kind: 'schema', at: resolver.inside(at, schema as JsonSchema, keyword, name), holds },
  ]);
}

/** The lists of names that `dependentRequired` holds. */
export function dependentNames(keywords: JsonSchemaObject): readonly (readonly [string, readonly string[]])[] {
  const older = isObject(keywords.dependencies)
    ? splitDependencies(keywords.dependencies).dependentRequired
    : undefined;
  const both = {
    ...(isObject(older) ? older : {}),
    ...(isObject(keywords.dependentRequired) ? keywords.dependentRequired : {}),
  };
  return Object.entries(both).map(([name, names]) => [name, Array.isArray(names) ? (names as readonly string[]) : []]);
}

/** The atom that `type` stands for. */
export function typesAtom(type: Json): Atom {
  const names = [type].flat() as readonly string[];
  const allow = allTypes.filter((name) => names.includes(name) || (name === 'number' && names.includes('integer')));
  const whole = names.includes('integer') && !names.includes('number');
  return whole ? { kind: 'types', allow, whole } : { kind: 'types', allow };
}

/** Only values of one type. */
export function only(type: JsonType): Atom {
  return { kind: 'types', allow: [type] };
}

const knownRules = new WeakMap<Located, { readonly rule: MemberRule | undefined }>();

/** The rule that the three property keywords of one schema make; undefined when it has none of them. */
export function memberRule(at: Located, markers: Markers, resolver: Resolver): MemberRule | undefined {
  const { rule } = knownRules.get(at) ?? { rule: findRule(at, resolver) };
  knownRules.set(at, { rule });
  return rule === undefined || markers.length === 0 ? rule : { ...rule, markers };
}

function findRule(at: Located, resolver: Resolver): MemberRule | undefined {
  const keywords = resolver.keywords(at);
  const named = new Map(entries(at, 'properties', true, resolver));
  const patterns = entries(at, 'patternProperties', true, resolver).map(([pattern, goal]) => ({ pattern, goal }));
  const [rest] = isSchema(keywords.additionalProperties) ? literals(at, 'additionalProperties', true, resolver) : [];
  if (named.size === 0 && patterns.length === 0 && rest === undefined) return undefined;
  return { named, patterns, rest, markers: [] };
}
