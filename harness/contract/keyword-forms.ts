import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/** What the value of a keyword has to be, in words, and how to tell. */
interface Form {
  readonly expected: string;
  readonly fits: (value: Json) => boolean;
}

const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']);
const isCount = (value: Json) => Number.isInteger(value) && (value as number) >= 0;
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const schema: Form = { expected: 'a schema', fits: isSchema };
const schemas: Form = { expected: 'a list of schemas', fits: (value) => isList(value) && value.length > 0 };
const schemaMap: Form = { expected: 'schemas by name', fits: isObject };
const count: Form = { expected: 'a whole number, 0 or more', fits: isCount };
const number: Form = { expected: 'a number', fits: (value) => typeof value === 'number' };
const bound: Form = { expected: 'a number', fits: (value) => typeof value === 'number' || typeof value === 'boolean' };
const flag: Form = { expected: 'true or false', fits: (value) => typeof value === 'boolean' };
const text: Form = { expected: 'text', fits: (value) => typeof value === 'string' };
const names: Form = {
  expected: 'a list of names',
  fits: (value) => isList(value) && value.every((name) => typeof name === 'string'),
};

const forms: ReadonlyMap<string, Form> = new Map(
  Object.entries({
    $ref: text,
    type: {
      expected: `one or more of ${[...types].join(', ')}`,
      fits: (value) => [value].flat().length > 0 && [value].flat().every((type) => types.has(String(type))),
    },
    enum: { expected: 'a list of values', fits: (value) => isList(value) && value.length > 0 },
    required: names,
    dependentRequired: {
      expected: 'lists of names',
      fits: (value) => isObject(value) && Object.values(value).every(names.fits),
    },
    properties: schemaMap,
    patternProperties: schemaMap,
    dependentSchemas: schemaMap,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    prefixItems: schemas,
    items: schema,
    additionalProperties: schema,
    propertyNames: schema,
    contains: schema,
    not: schema,
    if: schema,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: schema,
    else: schema,
    unevaluatedItems: schema,
    unevaluatedProperties: schema,
    minLength: count,
    maxLength: count,
    minItems: count,
    maxItems: count,
    minProperties: count,
    maxProperties: count,
    minContains: count,
    maxContains: count,
    minimum: number,
    maximum: number,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: { expected: 'a number above 0', fits: (value) => typeof value === 'number' && value > 0 },
    uniqueItems: flag,
    nullable: flag,
    readOnly: flag,
    writeOnly: flag,
    deprecated: flag,
    format: text,
    pattern: { expected: 'a regular expression that can be tried', fits: isUsablePattern },
  } satisfies Record<string, Form>),
);

/** Whether a keyword holds a schema, or a list or map of what should be schemas. */
export function holdsSchemas(keyword: string): boolean {
  const form = forms.get(keyword);
  return form === schema || form === schemas || form === schemaMap;
}

/** Whether a keyword holds what should be schemas by name. */
export function holdsMap(keyword: string): boolean {
  return forms.get(keyword) === schemaMap;
}

/** What the value of a keyword should have been; `undefined` when it is sound, or the keyword unknown. */
export function expectedForm(keyword: string, value: Json): string | undefined {
  const form = forms.get(keyword);
  return form === undefined || form.fits(value) ? undefined : form.expected;
}

function isUsablePattern(pattern: Json): boolean {
  if (typeof pattern !== 'string') return false;
  try {
    // Some patterns are found undecidable only when they are tried.
    compile({ pattern }).accepts('a');
    return true;
  } catch (error) {
    if (error instanceof HarnessError) return false;
    throw error;
  }
}
