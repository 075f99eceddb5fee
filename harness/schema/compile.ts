import type { ErrorObject } from 'ajv';
import { isObject } from '../domain/is-object.ts';
import { child } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject, Pointer } from '../model/json.ts';
import { type AjvChoice, metaSchema, newAjv } from './checking/ajv-instance.ts';
import { requireDecidable } from './checking/require-decidable.ts';
import { requireResolvable, requireSchema } from './checking/require-schema.ts';
import { type ErrorPlace, errorPlace, type SchemaError, schemaErrorOf } from './checking/schema-error.ts';
import { fromOpenApi30 } from './from-openapi.ts';
import { type Bundle, bundle } from './reading/bundle.ts';
import { type Dialect, type Draft, draftOf } from './reading/dialect.ts';
import { flatten, needsFlattening } from './reading/flatten.ts';
import { foreignKeywords } from './reading/keywords.ts';
import { type Located, Resolver } from './reading/resolver.ts';
import { isSchema, subschemas } from './reading/subschemas.ts';
import { dependentNames } from './solve/parts.ts';
import { withinStack } from './within-stack.ts';

export type { ErrorPlace, SchemaError } from './checking/schema-error.ts';

export type { Dialect } from './reading/dialect.ts';

/** How a schema is read. */
export interface SchemaOptions {
  /** What a schema without `$schema` is written in; 2020-12 when absent. */
  readonly dialect?: Dialect;
  /** The document that `#/...` references resolve in; the schema itself when absent. */
  readonly root?: JsonObject;
  /** Other documents by their URI, for references that leave the schema. None is ever fetched. */
  readonly documents?: Readonly<Record<string, Json>>;
  /** Whether a `format` refuses values; `assert` when absent. */
  readonly formats?: 'assert' | 'ignore';
  /** Most time that one value may cost; 2000 when absent. */
  readonly maxMilliseconds?: number;
  /** Most characters, items and members that a generated value may have in one place unless its schema asks for more. */
  readonly maxSize?: number;
}

/** A schema ready to judge values. */
export interface CompiledSchema {
  readonly schema: JsonSchema;
  /** Keywords that were ignored since its language does not have them, each with its place. */
  readonly notes: readonly string[];
  accepts(value: unknown): boolean;
  /** The same where no format refuses anything. */
  acceptsWithoutFormats(value: unknown): boolean;
  /** Whether a value may conform only since a format keeps another branch out. */
  readonly needsFormats: boolean;
  errors(value: unknown): readonly SchemaError[];
  /** The same errors, only where they stand and what they are about. */
  errorPlaces(value: unknown): readonly ErrorPlace[];
}

interface Entry {
  readonly options: SchemaOptions;
  readonly compiled: CompiledSchema;
}

const cache = new WeakMap<object, Entry[]>();
const usual: SchemaOptions = {};

/** The compiled schema, once per schema object and options; a HarnessError says what is wrong with it and where. */
export function compile(schema: JsonSchema, options: SchemaOptions = usual): CompiledSchema {
  if (typeof schema === 'boolean') return compileAnew(schema, options);
  const entries = cache.get(schema) ?? [];
  const found = entries.find((entry) => entry.options === options || sameReading(entry.options, options));
  if (found) return found.compiled;
  const compiled = withinStack(() => compileAnew(schema, options));
  cache.set(schema, [...entries, { options, compiled }]);
  return compiled;
}

/** Whether two options make one reading of a schema: the bounds on generation do not matter to it. */
export function sameReading(one: SchemaOptions, other: SchemaOptions): boolean {
  return (
    (one.dialect ?? '2020-12') === (other.dialect ?? '2020-12') &&
    one.root === other.root &&
    one.documents === other.documents &&
    (one.formats ?? 'assert') === (other.formats ?? 'assert')
  );
}

/** The schema that stands alone: OpenAPI 3.0 converted, references into the root document copied in. */
export function standalone(schema: JsonSchema, options: SchemaOptions): Bundle {
  if (!isSchema(schema))
    throw new HarnessError('SCHEMA_INVALID', `${JSON.stringify(schema)} is no schema`, 'pass a JSON Schema');
  const { dialect, root } = options;
  if (dialect === 'openapi-3.0') return bundle(schema, root ?? (schema as JsonObject), fromOpenApi30);
  if (root !== undefined) return bundle(schema, root, (inner) => inner);
  return { schema, toDocument: (pointer) => pointer };
}

/** Where each schema stands: ajv's own paths begin anew behind every reference. */
function collectPointers(schema: JsonSchema, pointer: Pointer, pointers: Map<unknown, Pointer>): void {
  if (typeof schema === 'boolean') return;
  pointers.set(schema, pointer);
  for (const { path, schema: inner } of subschemas(schema))
    collectPointers(inner, path.reduce(child, pointer), pointers);
}

/** Finds what the references of a standalone schema lead to. */
export function resolverOf(whole: JsonSchema, options: SchemaOptions): Resolver {
  const documents = options.documents ?? {};
  return new Resolver(whole, { draft: usualDraft(options), documents, external: metaSchema });
}

function usualDraft({ dialect = '2020-12' }: SchemaOptions): Draft {
  return dialect === 'openapi-3.0' ? '2020-12' : dialect;
}

/** A schema that has been found to be one, with what its references lead to. Nothing that judges values is made yet. */
export function readSchema(schema: JsonSchema, options: SchemaOptions) {
  const { schema: whole, toDocument } = standalone(schema, options);
  const draft = draftOf(whole, usualDraft(options), options.documents ?? {});
  requireSchema(whole, draft, toDocument);
  const resolver = resolverOf(whole, options);
  const reached = requireResolvable(resolver, toDocument);
  requireDecidable(reached, resolver, toDocument);
  return { whole, toDocument, draft, resolver, reached };
}

function compileAnew(schema: JsonSchema, options: SchemaOptions): CompiledSchema {
  const { whole, toDocument, draft, resolver, reached } = readSchema(schema, options);
  const flat = needsFlattening(whole, draft) ? flatten(resolver) : undefined;
  const checked = flat?.schema ?? whole;
  // Where it stops at the first error, ajv takes a missing member without a name for none.
  const allErrors = requiresNoName(reached, resolver);
  const unevaluated = [...reached].some((at) => asksForRest(resolver.keywords(at)));
  const choice: AjvChoice = { formats: options.formats !== 'ignore', allErrors, unevaluated };
  const fast = build(checked, choice);
  let slow = allErrors ? fast : undefined;
  const pointers = new Map<unknown, Pointer>(flat?.pointers);
  const toPointer = (error: ErrorObject): Pointer => {
    if (pointers.size === 0) collectPointers(whole, '', pointers);
    const parent = pointers.get(error.parentSchema);
    return parent === undefined ? '' : toDocument(child(parent, error.keyword));
  };
  const errorsOf = (value: unknown): readonly ErrorObject[] => {
    slow ??= build(checked, { ...choice, allErrors: true });
    return slow(value) ? [] : (slow.errors ?? []);
  };
  let unformatted = choice.formats ? undefined : fast;
  return {
    schema,
    notes: notesOn(reached, toDocument),
    needsFormats: choice.formats && formatsDecide([...reached].map((at) => resolver.keywords(at))),
    accepts: (value) => withinStack(() => fast(value)),
    acceptsWithoutFormats: (value) => {
      unformatted ??= build(checked, { ...choice, formats: false });
      return withinStack(() => unformatted?.(value) === true);
    },
    errors: (value) =>
      withinStack(() => (fast(value) ? [] : errorsOf(value).map((error) => schemaErrorOf(error, toPointer)))),
    errorPlaces: (value) => withinStack(() => errorsOf(value).map(errorPlace)),
  };
}

/** Keywords by which a value conforms since some schema does not hold. */
const refusing = ['oneOf', 'not', 'if', 'maxContains'];

function formatsDecide(schemas: readonly JsonSchemaObject[]): boolean {
  const some = (keyword: string) => schemas.some((keywords) => keywords[keyword] !== undefined);
  return some('format') && refusing.some(some);
}

function asksForRest(keywords: JsonSchemaObject): boolean {
  return keywords.unevaluatedItems !== undefined || keywords.unevaluatedProperties !== undefined;
}

/** Whether a schema requires the member whose name is empty. */
function requiresNoName(reached: ReadonlySet<Located>, resolver: Resolver): boolean {
  return [...reached].some((at) => {
    const keywords = resolver.keywords(at);
    const lists = [keywords.required, ...dependentNames(keywords).map(([, names]) => names)];
    return lists.some((names) => Array.isArray(names) && names.includes(''));
  });
}

function notesOn(reached: ReadonlySet<Located>, toDocument: Bundle['toDocument']): readonly string[] {
  return [...reached].flatMap(({ schema, draft, pointer }) =>
    isObject(schema)
      ? foreignKeywords(schema, draft).map(
          (keyword) => `#${toDocument(child(pointer, keyword))} is ignored: ${draft} has no such keyword`,
        )
      : [],
  );
}

function build(schema: JsonSchema, choice: AjvChoice) {
  try {
    return newAjv(choice).compile(schema as object);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const fact = cause instanceof Error ? cause.message : String(cause);
    // The schema has passed its metaschema and its references lead somewhere: what is left is what ajv cannot do.
    if (cause instanceof RangeError || fact.includes('$dynamicRef'))
      throw new HarnessError('SCHEMA_UNDECIDABLE', `ajv cannot check the schema: ${fact}`, 'write it with $ref', {
        cause,
      });
    throw new HarnessError('SCHEMA_INVALID', `cannot read the schema: ${fact}`, 'correct the schema', { cause });
  }
}
