import type { Json } from '../../model/json.ts';
import { simplestDraw } from '../draw.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import { textsOf } from '../text/texts.ts';
import { type Atom, allTypes, type Literal, type Part } from './atom.ts';
import { dependentNames, entries, literals, memberRule, type Options, only } from './parts.ts';

const known = new WeakMap<Located, Options>();

/** The ways in which a value can fail the schema at `at`: one option per keyword it can break. Found once. */
export function deny(at: Located, resolver: Resolver): Options {
  const options = known.get(at) ?? find(at, resolver);
  known.set(at, options);
  return options;
}

function find(at: Located, resolver: Resolver): Options {
  if (typeof at.schema === 'boolean') return at.schema ? [] : [[]];
  return [
    ...denyScalars(at, resolver),
    ...denyArrays(at, resolver),
    ...denyObjects(at, resolver),
    ...denyInPlace(at, resolver),
  ];
}

/** The keywords whose opposite this file cannot build. */
export function hasNoOpposite(at: Located, resolver: Resolver): boolean {
  const keywords = resolver.keywords(at);
  return 'unevaluatedProperties' in keywords || 'unevaluatedItems' in keywords;
}

function denyScalars(at: Located, resolver: Resolver): Options {
  const keywords = resolver.keywords(at);
  const options: Part[][] = [];
  const number = (keyword: string, parts: (value: number) => Part[]) => {
    const value = keywords[keyword];
    if (typeof value === 'number') options.push(parts(value));
  };
  if (keywords.type !== undefined) options.push(...denyType([keywords.type].flat() as readonly string[]));
  if (Array.isArray(keywords.enum)) options.push([{ kind: 'never', values: keywords.enum as readonly Json[] }]);
  if (keywords.const !== undefined) options.push([{ kind: 'never', values: [keywords.const] }]);
  number('minimum', (max) => [only('number'), { kind: 'range', max, open: true }]);
  number('maximum', (min) => [only('number'), { kind: 'range', min, open: true }]);
  number('exclusiveMinimum', (max) => [only('number'), { kind: 'range', max }]);
  number('exclusiveMaximum', (min) => [only('number'), { kind: 'range', min }]);
  number('multipleOf', (of) => [only('number'), { kind: 'multiple', of, holds: false }]);
  number('minLength', (min) => [only('string'), { kind: 'length', max: min - 1 }]);
  number('maxLength', (max) => [only('string'), { kind: 'length', min: max + 1 }]);
  for (const keyword of ['pattern', 'format'] as const) {
    const text = keywords[keyword];
    if (typeof text === 'string') options.push([only('string'), { kind: keyword, text, holds: false }]);
  }
  return options;
}

function denyType(names: readonly string[]): Part[][] {
  const numbers = names.includes('number') || names.includes('integer');
  const others = allTypes.filter((type) => !names.includes(type) && !(type === 'number' && numbers));
  const options: Part[][] = others.length > 0 ? [[{ kind: 'types', allow: others }]] : [];
  const fraction = names.includes('integer') && !names.includes('number');
  if (fraction) options.push([only('number'), { kind: 'multiple', of: 1, holds: false }]);
  return options;
}

function denyArrays(at: Located, resolver: Resolver): Options {
  const keywords = resolver.keywords(at);
  const options: Part[][] = [];
  const array = (...atoms: Atom[]) => options.push([only('array'), ...atoms]);
  if (typeof keywords.minItems === 'number') array({ kind: 'items-count', max: keywords.minItems - 1 });
  if (typeof keywords.maxItems === 'number') array({ kind: 'items-count', min: keywords.maxItems + 1 });
  if (keywords.uniqueItems === true) array({ kind: 'unique', holds: false }, { kind: 'items-count', min: 2 });
  const prefix = literals(at, 'prefixItems', false, resolver);
  for (const [index, goal] of prefix.entries()) array({ kind: 'item-at', index, goal });
  const [rest] = literals(at, 'items', false, resolver);
  if (rest) array({ kind: 'item-at', index: prefix.length, goal: rest });
  const [leftover] = literals(at, 'unevaluatedItems', false, resolver);
  if (leftover) array({ kind: 'item-at', index: prefix.length, goal: leftover });
  const [goal] = literals(at, 'contains', true, resolver);
  if (!goal) return options;
  const min = typeof keywords.minContains === 'number' ? keywords.minContains : 1;
  if (min > 0) array({ kind: 'contains', goal, min: 0, max: min - 1 });
  if (typeof keywords.maxContains === 'number')
    array({ kind: 'contains', goal, min: keywords.maxContains + 1, max: Number.POSITIVE_INFINITY });
  return options;
}

function denyObjects(at: Located, resolver: Resolver): Options {
  const keywords = resolver.keywords(at);
  const options: Part[][] = [];
  const object = (...parts: Part[]) => options.push([only('object'), ...parts]);
  if (typeof keywords.minProperties === 'number') object({ kind: 'size', max: keywords.minProperties - 1 });
  if (typeof keywords.maxProperties === 'number') object({ kind: 'size', min: keywords.maxProperties + 1 });
  for (const name of (Array.isArray(keywords.required) ? keywords.required : []) as readonly string[])
    object({ kind: 'absent', name });
  for (const [name, goal] of entries(at, 'properties', false, resolver)) object(...member(name, goal));
  for (const [pattern, goal] of entries(at, 'patternProperties', false, resolver))
    for (const name of namesLike([pattern], [])) object(...member(name, goal));
  const [rest] = literals(at, 'additionalProperties', false, resolver);
  if (rest) {
    const rule = memberRule(at, [], resolver);
    const names = namesLike([], rule?.patterns.map(({ pattern }) => pattern) ?? []);
    const free = names.find((name) => !rule?.named.has(name));
    if (free !== undefined) object(...member(free, rest));
  }
  for (const goal of literals(at, 'propertyNames', false, resolver))
    object({ kind: 'size', min: 1 }, { kind: 'names', goal });
  const [leftover] = literals(at, 'unevaluatedProperties', false, resolver);
  const spare = ['unevaluated', 'leftover', 'x'].find((name) => !memberRule(at, [], resolver)?.named.has(name));
  if (leftover && spare !== undefined) object(...member(spare, leftover));
  for (const [name, names] of dependentNames(keywords))
    for (const missing of names) object({ kind: 'required', name }, { kind: 'absent', name: missing });
  for (const [name, literal] of entries(at, 'dependentSchemas', false, resolver))
    object({ kind: 'required', name }, literal);
  return options;
}

function member(name: string, goal: Literal): readonly Atom[] {
  const rule = { named: new Map([[name, goal]]), patterns: [], rest: undefined, markers: [] };
  return [
    { kind: 'required', name },
    { kind: 'members', rule },
  ];
}

/** A few names that match some patterns and miss others. */
export function namesLike(matches: readonly string[], misses: readonly string[]): readonly string[] {
  const texts = textsOf({ matches, misses, min: 0, max: 100 });
  if (texts.kind !== 'texts') return [];
  const lengths = [...new Set([texts.least, texts.least + 1, 5, 8])];
  return lengths.map((length) => texts.text(simplestDraw, length)).filter((name) => name !== undefined);
}

function denyInPlace(at: Located, resolver: Resolver): Options {
  const keywords = resolver.keywords(at);
  const options: Part[][] = [];
  if (typeof keywords.$ref === 'string')
    options.push([{ kind: 'schema', at: resolver.follow(at, keywords.$ref), holds: false }]);
  if (typeof keywords.$dynamicRef === 'string')
    options.push([{ kind: 'schema', at: resolver.followDynamic(at, keywords.$dynamicRef), holds: false }]);
  for (const literal of literals(at, 'allOf', false, resolver)) options.push([literal]);
  const any = literals(at, 'anyOf', false, resolver);
  if (any.length > 0) options.push([...any]);
  const one = literals(at, 'oneOf', false, resolver);
  if (one.length > 0) options.push([...one]);
  for (const [index, first] of one.entries())
    for (const second of one.slice(index + 1))
      options.push([first, second].map((literal) => ({ ...literal, holds: true })));
  for (const literal of literals(at, 'not', true, resolver)) options.push([literal]);
  const [condition] = literals(at, 'if', true, resolver);
  if (condition) {
    const [then] = literals(at, 'then', false, resolver);
    const [otherwise] = literals(at, 'else', false, resolver);
    if (then) options.push([condition, then]);
    if (otherwise) options.push([{ ...condition, holds: false }, otherwise]);
  }
  return options;
}
