import { isObject } from '../../domain/is-object.ts';
import { canonical, sameJson } from '../../domain/same-json.ts';
import type { Json, JsonSchemaObject } from '../../model/json.ts';
import { isMultiple } from '../checking/exact-multiple.ts';
import { hasFormat } from '../checking/formats.ts';
import { matcher } from '../checking/linear-pattern.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import type { allTypes, Literal } from './atom.ts';
import { dependentNames, entries, literals, memberRule } from './parts.ts';

/**
 * Whether a value meets a schema, read keyword by keyword. It steers generation and is never the judge: `unevaluated*`
 * counts as met, and ajv has the last word.
 */
export function holds(at: Located, value: Json, resolver: Resolver, formats = true): boolean {
  if (typeof at.schema === 'boolean') return at.schema;
  const keywords = resolver.keywords(at);
  const inside = (literal: Literal, part: Json) => holds(literal.at, part, resolver, formats);
  return (
    scalarHolds(keywords, value, formats) &&
    (!Array.isArray(value) || arrayHolds(at, value as readonly Json[], resolver, inside)) &&
    (!isObject(value) || objectHolds(at, value, resolver, inside)) &&
    inPlaceHolds(at, value, resolver, inside)
  );
}

type Inside = (literal: Literal, part: Json) => boolean;

/** The name of the type that a value has. */
function typeOf(value: Json): (typeof allTypes)[number] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}

function scalarHolds(keywords: JsonSchemaObject, value: Json, formats: boolean): boolean {
  const limit = (keyword: string, fits: (limit: number) => boolean) => {
    const bound = keywords[keyword];
    return typeof bound !== 'number' || fits(bound);
  };
  if (keywords.type !== undefined) {
    const types = [keywords.type].flat() as readonly string[];
    const whole = types.includes('integer') && Number.isInteger(value);
    if (!types.includes(typeOf(value)) && !whole) return false;
  }
  if (Array.isArray(keywords.enum) && !lists(keywords.enum as readonly Json[], value)) return false;
  if (keywords.const !== undefined && !sameJson(keywords.const, value)) return false;
  if (formats && typeof keywords.format === 'string' && !hasFormat(keywords.format, value)) return false;
  if (typeof value === 'number')
    return (
      limit('minimum', (min) => value >= min) &&
      limit('maximum', (max) => value <= max) &&
      limit('exclusiveMinimum', (min) => value > min) &&
      limit('exclusiveMaximum', (max) => value < max) &&
      limit('multipleOf', (of) => isMultiple(value, of))
    );
  if (typeof value !== 'string') return true;
  const length = [...value].length;
  return (
    limit('minLength', (min) => length >= min) &&
    limit('maxLength', (max) => length <= max) &&
    (typeof keywords.pattern !== 'string' || matcher(keywords.pattern).test(value))
  );
}

const shortList = 20;
const listed = new WeakMap<readonly Json[], ReadonlySet<string>>();

/** Whether a list has a value; a long one is searched by its canonical texts, which are made once. */
function lists(values: readonly Json[], value: Json): boolean {
  if (values.length <= shortList) return values.some((one) => sameJson(one, value));
  const known = listed.get(values) ?? new Set(values.map(canonical));
  listed.set(values, known);
  return known.has(canonical(value));
}

function arrayHolds(at: Located, value: readonly Json[], resolver: Resolver, inside: Inside): boolean {
  const keywords = resolver.keywords(at);
  const { minItems, maxItems, minContains, maxContains } = keywords;
  if (typeof minItems === 'number' && value.length < minItems) return false;
  if (typeof maxItems === 'number' && value.length > maxItems) return false;
  if (keywords.uniqueItems === true && new Set(value.map(canonical)).size < value.length) return false;
  const prefix = literals(at, 'prefixItems', true, resolver);
  const [rest] = literals(at, 'items', true, resolver);
  for (const [index, item] of value.entries()) {
    const literal = prefix[index] ?? rest;
    if (literal && !inside(literal, item)) return false;
  }
  const [goal] = literals(at, 'contains', true, resolver);
  if (!goal) return true;
  const found = value.filter((item) => inside(goal, item)).length;
  return (
    found >= (typeof minContains === 'number' ? minContains : 1) &&
    !(typeof maxContains === 'number' && found > maxContains)
  );
}

function objectHolds(at: Located, value: JsonSchemaObject, resolver: Resolver, inside: Inside): boolean {
  const keywords = resolver.keywords(at);
  const names = Object.keys(value);
  const has = (name: string) => Object.hasOwn(value, name);
  if (typeof keywords.minProperties === 'number' && names.length < keywords.minProperties) return false;
  if (typeof keywords.maxProperties === 'number' && names.length > keywords.maxProperties) return false;
  if (Array.isArray(keywords.required) && !(keywords.required as readonly string[]).every(has)) return false;
  for (const [name, needed] of dependentNames(keywords)) if (has(name) && !needed.every(has)) return false;
  for (const [name, literal] of entries(at, 'dependentSchemas', true, resolver))
    if (has(name) && !inside(literal, value)) return false;
  const nameGoals = literals(at, 'propertyNames', true, resolver);
  if (!names.every((name) => nameGoals.every((goal) => inside(goal, name)))) return false;
  const rule = memberRule(at, [], resolver);
  if (!rule) return true;
  return names.every((name) => goalsFor(rule, name).every((goal) => inside(goal, value[name] ?? null)));
}

/** What one rule asks of the member called `name`. */
export function goalsFor(rule: NonNullable<ReturnType<typeof memberRule>>, name: string): readonly Literal[] {
  const named = rule.named.get(name);
  const matching = rule.patterns.filter(({ pattern }) => matcher(pattern).test(name)).map(({ goal }) => goal);
  if (named === undefined && matching.length === 0) return rule.rest ? [rule.rest] : [];
  return named === undefined ? matching : [named, ...matching];
}

function inPlaceHolds(at: Located, value: Json, resolver: Resolver, inside: Inside): boolean {
  const keywords = resolver.keywords(at);
  const all = (keyword: string) => literals(at, keyword, true, resolver);
  const met = (literal: Literal) => inside(literal, value);
  if (typeof keywords.$ref === 'string' && !holds(resolver.follow(at, keywords.$ref), value, resolver)) return false;
  if (
    typeof keywords.$dynamicRef === 'string' &&
    !holds(resolver.followDynamic(at, keywords.$dynamicRef), value, resolver)
  )
    return false;
  if (!all('allOf').every(met) || all('not').some(met)) return false;
  const any = all('anyOf');
  if (any.length > 0 && !any.some(met)) return false;
  const one = all('oneOf');
  if (one.length > 0 && one.filter(met).length !== 1) return false;
  const [condition] = all('if');
  return !condition || all(met(condition) ? 'then' : 'else').every(met);
}
