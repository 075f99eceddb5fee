import { isObject } from '../domain/is-object.ts';
import { child } from '../domain/pointer.ts';
import type { Json, JsonSchemaObject, Pointer } from '../model/json.ts';
import { matcher } from './checking/linear-pattern.ts';
import { drawOf, simplestDraw } from './draw.ts';
import type { Located, Resolver } from './reading/resolver.ts';
import type { Goal, Literal } from './solve/atom.ts';
import { construct } from './solve/construct.ts';
import { namesLike } from './solve/deny.ts';
import { holds } from './solve/holds.ts';
import { entries, literals } from './solve/parts.ts';
import type { Planner } from './solve/planner.ts';

/** One property, item or branch that a schema describes: some valid case has to show it. */
export interface SchemaPart {
  /** The schema that describes it. */
  readonly owner: Located;
  /** Where in a value it is. */
  readonly pointer: Pointer;
  /** The keyword that describes it, with the number of the branch: `oneOf/2`. */
  readonly keyword: string;
  /** Whether a value at the owner's place has it. */
  readonly isIn: (value: Json) => boolean;
  /** What a whole value meets that has it. */
  readonly goal: () => Goal;
  /** Of a branch that others may hold beside: what a whole value meets in which it alone does. */
  readonly alone?: () => Goal;
}

type Wrap = (inner: JsonSchemaObject) => JsonSchemaObject;

interface Place {
  readonly at: Located;
  readonly pointer: Pointer;
  /** The schema of whole values in which `inner` holds at this place. */
  readonly wrap: Wrap;
}

const mostParts = 5000;

/** The parts that a schema describes, outer ones first, each once: recursion ends where a schema comes back. */
export function* schemaParts(root: Goal, planner: Planner): Generator<SchemaPart> {
  const { resolver } = planner;
  const queue: Place[] = root.map(({ at }) => ({ at, pointer: '', wrap: (inner) => inner }));
  const seen = new Set<number>();
  let count = 0;
  for (let place = queue.shift(); place !== undefined && count < mostParts; place = queue.shift()) {
    if (seen.has(place.at.id) || typeof place.at.schema === 'boolean') continue;
    seen.add(place.at.id);
    queue.push(...sameValue(place, resolver));
    for (const { part, inner } of described(place, planner)) {
      count += 1;
      yield part;
      queue.push(inner);
    }
  }
}

/** The schemas that apply to the same value in any case. */
function sameValue({ at, pointer, wrap }: Place, resolver: Resolver): readonly Place[] {
  const { $ref, $dynamicRef } = resolver.keywords(at);
  const reached = literals(at, 'allOf', true, resolver).map((literal) => literal.at);
  if (typeof $ref === 'string') reached.push(resolver.follow(at, $ref));
  if (typeof $dynamicRef === 'string') reached.push(resolver.followDynamic(at, $dynamicRef));
  return reached.map((next) => ({ at: next, pointer, wrap }));
}

interface Described {
  readonly part: SchemaPart;
  readonly inner: Place;
}

function* described(place: Place, planner: Planner): Generator<Described> {
  yield* branches(place, planner.resolver);
  yield* members(place, planner);
  yield* items(place, planner.resolver);
}

function* branches(place: Place, resolver: Resolver): Generator<Described> {
  const { at } = place;
  const asked = (literal: Literal, more: JsonSchemaObject) => (inner: JsonSchemaObject) =>
    allOf(resolver, resolver.refTo(literal.at), more, inner);
  for (const keyword of ['anyOf', 'oneOf']) {
    const all = literals(at, keyword, true, resolver);
    for (const [index, branch] of all.entries()) {
      const described = describe(place, resolver, branch.at, {
        keyword: `${keyword}/${index}`,
        pointer: place.pointer,
        wrap: asked(branch, {}),
        isIn: (value) => holds(branch.at, value, resolver),
      });
      const others = all.filter((one) => one !== branch).map((one) => resolver.refTo(one.at));
      const not = resolver.reading({ not: resolver.reading({ anyOf: others }) });
      const alone = () => goalOf(resolver, place.wrap(asked(branch, not)({})));
      const isShared = keyword === 'anyOf' && others.length > 0;
      yield isShared ? { ...described, part: { ...described.part, alone } } : described;
    }
  }
  const [condition] = literals(at, 'if', true, resolver);
  if (condition)
    for (const keyword of ['then', 'else'])
      for (const branch of literals(at, keyword, true, resolver)) {
        const yes = resolver.refTo(condition.at);
        yield describe(place, resolver, branch.at, {
          keyword,
          pointer: place.pointer,
          wrap: asked(branch, keyword === 'then' ? yes : resolver.reading({ not: yes })),
          isIn: (value) => holds(condition.at, value, resolver) === (keyword === 'then'),
        });
      }
  for (const [name, branch] of entries(at, 'dependentSchemas', true, resolver))
    yield describe(place, resolver, branch.at, {
      keyword: `dependentSchemas/${name}`,
      pointer: place.pointer,
      wrap: asked(branch, resolver.reading({ required: [name] })),
      isIn: (value) => isObject(value) && Object.hasOwn(value, name),
    });
}

function* members(place: Place, planner: Planner): Generator<Described> {
  const { at } = place;
  const { resolver } = planner;
  const own = entries(at, 'properties', true, resolver);
  const patterns = entries(at, 'patternProperties', true, resolver);
  const named = new Set(own.map(([name]) => name));
  const member = (keyword: string, name: string, literal: Literal, isIt = (one: string) => one === name) =>
    describe(place, resolver, literal.at, {
      keyword,
      pointer: child(place.pointer, name),
      wrap: (inner) => resolver.reading({ type: 'object', required: [name], properties: { [name]: inner } }),
      isIn: (value) => isObject(value) && Object.keys(value).some(isIt),
    });
  for (const [name, literal] of own) if (literal.at.schema !== false) yield member('properties', name, literal);
  const allowed = (one: string) =>
    !named.has(one) && planner.nameFits(literals(at, 'propertyNames', true, resolver), one);
  for (const [pattern, literal] of patterns) {
    const isIt = (one: string) => matcher(pattern).test(one);
    const name = namesLike([pattern], []).find(allowed);
    if (name !== undefined && literal.at.schema !== false) yield member('patternProperties', name, literal, isIt);
  }
  for (const literal of literals(at, 'additionalProperties', true, resolver)) {
    if (typeof literal.at.schema === 'boolean') continue;
    const missed = patterns.map(([pattern]) => pattern);
    const isIt = (one: string) => !named.has(one) && !missed.some((pattern) => matcher(pattern).test(one));
    const offered = ['extra', 'another', ...namesLike([], missed), ...namesThatFit(at, planner)];
    const name = offered.find((one) => isIt(one) && allowed(one));
    yield member('additionalProperties', name ?? 'extra', literal, isIt);
  }
}

/** A few names that `propertyNames` allows. */
function namesThatFit(at: Located, planner: Planner): readonly string[] {
  const asked = literals(at, 'propertyNames', true, planner.resolver);
  if (asked.length === 0) return [];
  const string: Literal = { kind: 'schema', at: planner.resolver.inside(at, anyString), holds: true };
  const room = { depth: 0, left: { values: mostNames }, maxSize: 100 };
  return [simplestDraw, drawOf(1), drawOf(2)]
    .map((draw) => construct([...asked, string], planner, draw, room))
    .filter((name) => typeof name === 'string');
}

const anyString = { type: 'string' };
const mostNames = 10;

function* items(place: Place, resolver: Resolver): Generator<Described> {
  const prefix = literals(place.at, 'prefixItems', true, resolver);
  const rest = literals(place.at, 'items', true, resolver);
  for (const [index, literal] of [...prefix, ...rest].entries()) {
    if (literal.at.schema === false) continue;
    const before = Array.from({ length: index }, () => true);
    yield describe(place, resolver, literal.at, {
      keyword: index < prefix.length ? 'prefixItems' : 'items',
      pointer: child(place.pointer, index),
      wrap: (inner) => resolver.reading({ type: 'array', minItems: index + 1, prefixItems: [...before, inner] }),
      isIn: (value) => Array.isArray(value) && value.length > index,
    });
  }
}

function describe(
  outer: Place,
  resolver: Resolver,
  at: Located,
  { wrap, ...part }: Pick<SchemaPart, 'keyword' | 'pointer' | 'isIn'> & { readonly wrap: Wrap },
): Described {
  const within: Wrap = (inner) => outer.wrap(wrap(inner));
  // Found once: what is planned for a goal is remembered by the schemas that it names.
  let found: Goal | undefined;
  const goal = () => {
    found ??= goalOf(resolver, within(resolver.reading({})));
    return found;
  };
  return { part: { ...part, owner: outer.at, goal }, inner: { at, pointer: part.pointer, wrap: within } };
}

function goalOf(resolver: Resolver, whole: JsonSchemaObject): Goal {
  return [resolver.root, resolver.beside(resolver.root, whole)].map((at) => ({ kind: 'schema', at, holds: true }));
}

function allOf(resolver: Resolver, ...schemas: readonly JsonSchemaObject[]): JsonSchemaObject {
  return resolver.reading({ allOf: schemas.filter((schema) => Object.keys(schema).length > 0) });
}
