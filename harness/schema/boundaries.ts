import type { Json, JsonSchemaObject } from '../model/json.ts';
import { isExact, saidNear } from './checking/next-number.ts';
import { formatExtremes, wideIntegers } from './format-extremes.ts';
import type { Site } from './site.ts';
import { decomposedSample, writtenSamples } from './text/written.ts';

/** A value that is valid, and what makes it worth trying. */
interface Boundary {
  readonly keyword: string;
  readonly way: string;
  readonly value: Json;
  /** Sound implementations disagree on whether it is valid. */
  readonly arguable?: boolean;
}

const longestString = 100_000;
const mostItems = 200;

/** The valid values at the edges of what is said at one place. */
export function* boundaries(site: Site): Generator<Boundary> {
  for (const [keyword, way, more] of [...limits(site.schema), ...types(site.schema)])
    for (const value of site.keeps(more)) yield { keyword, way, value };
  for (const [keyword, way, more] of branches(site.schema))
    for (const value of site.keeps(more, 1, true)) yield { keyword, way, value };
  for (const value of listed(site.schema)) yield { keyword: 'enum', way: `value ${label(value)}`, value };
  yield* nearLimits(site.schema);
  yield* extremes(site.schema);
  if (typeof site.schema.format === 'string') yield* samples(site, 'format');
  if (typeof site.schema.pattern === 'string') yield* samples(site, 'pattern');
}

type Wish = readonly [keyword: string, way: string, more: JsonSchemaObject];

function* limits(schema: JsonSchemaObject): Generator<Wish> {
  const at = (keyword: string, most: number) => {
    const limit = schema[keyword];
    return typeof limit === 'number' && limit <= most ? limit : undefined;
  };
  for (const [low, high, most] of [
    ['minLength', 'maxLength', longestString],
    ['minItems', 'maxItems', mostItems],
    ['minProperties', 'maxProperties', mostItems],
    ['minimum', 'maximum', Number.MAX_VALUE],
  ] as const) {
    const [least, greatest] = [at(low, most), at(high, most)];
    if (least !== undefined && isExact(least)) yield [low, 'at-limit', { [low]: least, [high]: least }];
    if (greatest !== undefined && isExact(greatest)) yield [high, 'at-limit', { [low]: greatest, [high]: greatest }];
    if (least === undefined && schema.type === 'string' && low === 'minLength')
      yield ['type', 'empty', { maxLength: 0 }];
  }
  if (at('multipleOf', Number.MAX_VALUE) !== undefined) yield ['multipleOf', 'not-zero', { not: { const: 0 } }];
}

/** Where a limit was rounded when it was read, a number near it that is surely within it. */
function* nearLimits({ minimum, maximum }: JsonSchemaObject): Generator<Boundary> {
  for (const [keyword, limit, isUpper] of [['minimum', minimum, false] as const, ['maximum', maximum, true] as const]) {
    if (typeof limit !== 'number' || isExact(limit)) continue;
    const value = saidNear(limit, limit > 0 === isUpper ? 'towards-zero' : 'away-from-zero');
    if (value !== undefined) yield { keyword, way: 'near-limit', value };
  }
}

/** Values at the edges of what a type or a format holds, where nothing else narrows it. */
function* extremes(schema: JsonSchemaObject): Generator<Boundary> {
  const { type, format, pattern, enum: values, const: only, uniqueItems } = schema;
  const names = [type ?? []].flat() as readonly string[];
  if (typeof format === 'string') for (const one of formatExtremes(format)) yield { keyword: 'format', ...one };
  else if (values === undefined && only === undefined) {
    if (names.includes('integer')) for (const one of wideIntegers) yield { keyword: 'type', ...one };
    if (names.includes('string') && pattern === undefined) {
      for (const value of writtenSamples) yield { keyword: 'type', way: 'written', value };
      yield { keyword: 'type', way: 'decomposed', value: decomposedSample, arguable: true };
    }
  }
  if (uniqueItems === true) yield { keyword: 'uniqueItems', way: 'letter-case', value: ['o', 'O'] };
}

function* types(schema: JsonSchemaObject): Generator<Wish> {
  const names = [schema.type ?? []].flat() as readonly string[];
  if (names.length > 1) for (const name of names) yield ['type', name, { type: name }];
  if (names.includes('boolean')) for (const value of [false, true]) yield ['type', String(value), { const: value }];
}

function* branches(schema: JsonSchemaObject): Generator<Wish> {
  // The branch joins the goal as it stands, so that its references resolve where the schema does.
  for (const keyword of ['anyOf', 'oneOf'])
    for (const [index, branch] of (Array.isArray(schema[keyword])
      ? (schema[keyword] as readonly Json[])
      : []
    ).entries())
      yield [keyword, `branch-${index}`, { allOf: [branch] }];
}

function listed(schema: JsonSchemaObject): readonly Json[] {
  return Array.isArray(schema.enum) ? (schema.enum as readonly Json[]).slice(0, 50) : [];
}

function* samples(site: Site, keyword: string): Generator<Boundary> {
  const values = site.keeps({}, 3);
  for (const [index, value] of values.entries()) yield { keyword, way: `sample-${index}`, value };
}

function label(value: Json): string {
  return typeof value === 'string' ? value.slice(0, 40) : JSON.stringify(value).slice(0, 40);
}
