import type { Json, JsonSchemaObject } from '../../model/json.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import type { Atom, Literal, Markers, Part } from './atom.ts';
import { discriminated } from './discriminator.ts';
import { dependentNames, entries, literals, memberRule, type Options, type Said, typesAtom } from './parts.ts';

/** What a value must meet when it conforms to the schema at `at`. */
export function affirm(at: Located, markers: Markers, resolver: Resolver, isGuided = false): Said {
  const keywords = resolver.keywords(at);
  const parts: Part[] = [...scalars(keywords), ...arrays(at, markers, resolver), ...objects(at, markers, resolver)];
  if (typeof keywords.$ref === 'string')
    parts.push({ kind: 'schema', at: resolver.follow(at, keywords.$ref), holds: true });
  if (typeof keywords.$dynamicRef === 'string')
    parts.push({ kind: 'schema', at: resolver.followDynamic(at, keywords.$dynamicRef), holds: true });
  parts.push(...literals(at, 'allOf', true, resolver));
  parts.push(...literals(at, 'not', false, resolver));
  return { parts, choices: choices(at, resolver, isGuided) };
}

function scalars(keywords: JsonSchemaObject): readonly Atom[] {
  const atoms: Atom[] = [];
  const number = (keyword: string, atom: (value: number) => Atom) => {
    const value = keywords[keyword];
    if (typeof value === 'number') atoms.push(atom(value));
  };
  const text = (keyword: 'pattern' | 'format') => {
    const value = keywords[keyword];
    if (typeof value === 'string') atoms.push({ kind: keyword, text: value, holds: true });
  };
  if (keywords.type !== undefined) atoms.push(typesAtom(keywords.type));
  if (Array.isArray(keywords.enum)) atoms.push({ kind: 'only', values: keywords.enum as readonly Json[] });
  if (keywords.const !== undefined) atoms.push({ kind: 'only', values: [keywords.const] });
  number('minimum', (min) => ({ kind: 'range', min }));
  number('maximum', (max) => ({ kind: 'range', max }));
  number('exclusiveMinimum', (min) => ({ kind: 'range', min, open: true }));
  number('exclusiveMaximum', (max) => ({ kind: 'range', max, open: true }));
  number('multipleOf', (of) => ({ kind: 'multiple', of, holds: true }));
  number('minLength', (min) => ({ kind: 'length', min }));
  number('maxLength', (max) => ({ kind: 'length', max }));
  number('minItems', (min) => ({ kind: 'items-count', min }));
  number('maxItems', (max) => ({ kind: 'items-count', max }));
  number('minProperties', (min) => ({ kind: 'size', min }));
  number('maxProperties', (max) => ({ kind: 'size', max }));
  text('pattern');
  text('format');
  if (keywords.uniqueItems === true) atoms.push({ kind: 'unique', holds: true });
  return atoms;
}

function arrays(at: Located, markers: Markers, resolver: Resolver): readonly Atom[] {
  const keywords = resolver.keywords(at);
  const atoms: Atom[] = [];
  const prefix = literals(at, 'prefixItems', true, resolver);
  const [rest] = literals(at, 'items', true, resolver);
  if (prefix.length > 0 || rest !== undefined) atoms.push({ kind: 'items', prefix, rest, markers });
  const [goal] = literals(at, 'contains', true, resolver);
  if (goal !== undefined) {
    const min = typeof keywords.minContains === 'number' ? keywords.minContains : 1;
    const max = typeof keywords.maxContains === 'number' ? keywords.maxContains : Number.POSITIVE_INFINITY;
    atoms.push({ kind: 'contains', goal, min, max });
  }
  const [leftover] = literals(at, 'unevaluatedItems', true, resolver);
  if (leftover) atoms.push({ kind: 'unevaluated', of: 'items', marker: at.id, goal: leftover, markers });
  return atoms;
}

function objects(at: Located, markers: Markers, resolver: Resolver): readonly Atom[] {
  const keywords = resolver.keywords(at);
  const atoms: Atom[] = [];
  const rule = memberRule(at, markers, resolver);
  if (rule) atoms.push({ kind: 'members', rule });
  for (const name of (Array.isArray(keywords.required) ? keywords.required : []) as readonly string[])
    atoms.push({ kind: 'required', name });
  for (const goal of literals(at, 'propertyNames', true, resolver)) atoms.push({ kind: 'names', goal });
  const [leftover] = literals(at, 'unevaluatedProperties', true, resolver);
  if (leftover) atoms.push({ kind: 'unevaluated', of: 'members', marker: at.id, goal: leftover, markers });
  return atoms;
}

function choices(at: Located, resolver: Resolver, isGuided: boolean): readonly Options[] {
  const all: Options[] = [];
  const keywords = resolver.keywords(at);
  const bound = isGuided ? discriminated(at, resolver) : undefined;
  const chosen = (literal: Literal): readonly Literal[] => [literal, bound?.get(literal) ?? []].flat();
  const any = literals(at, 'anyOf', true, resolver);
  if (any.length > 0) all.push(any.map(chosen));
  const one = literals(at, 'oneOf', true, resolver);
  if (one.length > 0) all.push(one.map((literal) => [...chosen(literal), ...others(one, literal)]));
  const [condition] = literals(at, 'if', true, resolver);
  if (condition && (keywords.then !== undefined || keywords.else !== undefined)) {
    const failed: Literal = { ...condition, holds: false };
    all.push([
      [condition, ...literals(at, 'then', true, resolver)],
      [failed, ...literals(at, 'else', true, resolver)],
    ]);
  }
  for (const [name, names] of dependentNames(keywords))
    all.push([[{ kind: 'absent', name }], [name, ...names].map((each): Atom => ({ kind: 'required', name: each }))]);
  for (const [name, literal] of entries(at, 'dependentSchemas', true, resolver))
    all.push([[{ kind: 'absent', name }], [{ kind: 'required', name }, literal]]);
  return all;
}

function others(all: readonly Literal[], chosen: Literal): readonly Literal[] {
  return all.filter((literal) => literal !== chosen).map((literal) => ({ ...literal, holds: false }));
}
