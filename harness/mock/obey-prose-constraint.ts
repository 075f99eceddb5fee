import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';

/**
 * Whether `value` obeys a rule's schema, by the mock's own reading of the keywords that rules are written in. Judging
 * lays the same schema over the document and asks the schema engine; two readings, so that one mistake shows.
 */
export function obeyProseConstraint(schema: JsonSchema, value: Json): boolean {
  if (typeof schema === 'boolean') return schema;
  return Object.entries(schema).every(([keyword, wanted]) => keywords[keyword]?.(wanted, value, schema) ?? true);
}

type Keyword = (wanted: Json, value: Json, schema: JsonObject) => boolean;

const keywords: Readonly<Record<string, Keyword>> = {
  type: (wanted, value) => [wanted].flat().some((type) => isType(type as string, value)),
  enum: (wanted, value) => (wanted as readonly Json[]).some((each) => same(each, value)),
  const: (wanted, value) => same(wanted, value),
  minLength: (wanted, value) => typeof value !== 'string' || [...value].length >= Number(wanted),
  maxLength: (wanted, value) => typeof value !== 'string' || [...value].length <= Number(wanted),
  pattern: (wanted, value) => typeof value !== 'string' || expression(String(wanted)).test(value),
  format: (wanted, value) => typeof value !== 'string' || (formats[String(wanted)]?.test(value) ?? true),
  minimum: (wanted, value) => typeof value !== 'number' || value >= Number(wanted),
  maximum: (wanted, value) => typeof value !== 'number' || value <= Number(wanted),
  exclusiveMinimum: (wanted, value) => typeof value !== 'number' || value > Number(wanted),
  exclusiveMaximum: (wanted, value) => typeof value !== 'number' || value < Number(wanted),
  minItems: (wanted, value) => !Array.isArray(value) || value.length >= Number(wanted),
  maxItems: (wanted, value) => !Array.isArray(value) || value.length <= Number(wanted),
  uniqueItems: (wanted, value) =>
    wanted !== true || !Array.isArray(value) || new Set(value.map((item) => text(item))).size === value.length,
  items: (wanted, value) =>
    !Array.isArray(value) || value.every((item) => obeyProseConstraint(wanted as JsonSchema, item)),
  minProperties: (wanted, value) => !isObject(value) || Object.keys(value).length >= Number(wanted),
  maxProperties: (wanted, value) => !isObject(value) || Object.keys(value).length <= Number(wanted),
  required: (wanted, value) =>
    !isObject(value) || (wanted as readonly string[]).every((key) => Object.hasOwn(value, key)),
  properties: (wanted, value) =>
    !isObject(value) ||
    Object.entries(wanted as JsonObject).every(
      ([key, schema]) => !Object.hasOwn(value, key) || obeyProseConstraint(schema as JsonSchema, value[key] as Json),
    ),
  additionalProperties: (wanted, value, schema) =>
    wanted !== false ||
    !isObject(value) ||
    Object.keys(value).every((key) => Object.hasOwn((schema.properties as JsonObject | undefined) ?? {}, key)),
  not: (wanted, value) => !obeyProseConstraint(wanted as JsonSchema, value),
  allOf: (wanted, value) => (wanted as readonly JsonSchema[]).every((schema) => obeyProseConstraint(schema, value)),
  anyOf: (wanted, value) => (wanted as readonly JsonSchema[]).some((schema) => obeyProseConstraint(schema, value)),
  oneOf: (wanted, value) =>
    (wanted as readonly JsonSchema[]).filter((schema) => obeyProseConstraint(schema, value)).length === 1,
};

const formats: Readonly<Record<string, RegExp>> = {
  // A dot-string and a domain of at least two labels (RFC 5321 section 4.1.2), without quoted forms.
  email:
    /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d]([a-z\d-]*[a-z\d])?$/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu,
  date: /^\d{4}-\d\d-\d\d$/u,
  'date-time': /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/u,
};

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  // Documents are written for either mode: what the stricter one refuses may be legal in the other.
  const made = ['u', ''].flatMap((flags) => {
    try {
      return [new RegExp(pattern, flags)];
    } catch (cause) {
      if (flags === '')
        throw new HarnessError(
          'SCHEMA_INVALID',
          `a rule's pattern is no regular expression: ${pattern}`,
          'correct the pattern in profile.yaml',
          { cause },
        );
      return [];
    }
  })[0] as RegExp;
  expressions.set(pattern, made);
  return made;
}

function isType(type: string, value: Json): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function same(one: Json, other: Json): boolean {
  return one === other || (typeof one === 'object' && text(one) === text(other));
}

function text(value: Json): string {
  return JSON.stringify(value, (_key, item: Json) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort()) : item,
  );
}
