import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { type AjvChoice, newAjv } from './checking/ajv-instance.ts';
import { requireSchema } from './checking/require-schema.ts';
import { type SchemaError, schemaErrorOf } from './checking/schema-error.ts';
import { fromOpenApi30 } from './from-openapi.ts';
import { type Bundle, bundle } from './reading/bundle.ts';

export type { SchemaError } from './checking/schema-error.ts';

/** The language that a schema is written in. */
export type Dialect = '2020-12' | 'openapi-3.0' | 'draft-04';

/** How a schema is read. */
export interface SchemaOptions {
  /** 2020-12 when absent. */
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
  accepts(value: unknown): boolean;
  errors(value: unknown): readonly SchemaError[];
}

interface Entry {
  readonly options: SchemaOptions;
  readonly compiled: CompiledSchema;
}

const cache = new WeakMap<object, Entry[]>();

/** The compiled schema, once per schema object and options; a HarnessError says what is wrong with it and where. */
export function compile(schema: JsonSchema, options: SchemaOptions = {}): CompiledSchema {
  if (typeof schema === 'boolean') return compileAnew(schema, options);
  const entries = cache.get(schema) ?? [];
  const found = entries.find((entry) => sameReading(entry.options, options));
  if (found) return found.compiled;
  const compiled = compileAnew(schema, options);
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
  const { dialect, root } = options;
  if (dialect === 'openapi-3.0') return bundle(schema, root ?? (schema as JsonObject), fromOpenApi30);
  if (root !== undefined) return bundle(schema, root, (inner) => inner);
  return { schema, toDocument: (pointer) => pointer };
}

function compileAnew(schema: JsonSchema, options: SchemaOptions): CompiledSchema {
  const choice: AjvChoice = {
    draft04: options.dialect === 'draft-04',
    formats: options.formats !== 'ignore',
    allErrors: false,
    documents: options.documents,
  };
  requireSchema(schema, choice.draft04 || options.dialect === 'openapi-3.0');
  const { schema: whole, toDocument } = standalone(schema, options);
  const fast = build(whole, choice);
  let slow: ReturnType<typeof build> | undefined;
  const toPointer = (path: string): Pointer => toDocument(decodeURIComponent(path.replace(/^[^#]*#/, '')));
  return {
    schema,
    accepts: (value) => guarded(() => fast(value)),
    errors: (value) => {
      if (guarded(() => fast(value))) return [];
      slow ??= build(whole, { ...choice, allErrors: true });
      slow(value);
      return (slow.errors ?? []).map((error) => schemaErrorOf(error, toPointer));
    },
  };
}

/** Some schemas (recursion through $dynamicRef) drive ajv in circles: that is no verdict on the value. */
function guarded(check: () => boolean): boolean {
  try {
    return check();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const hint = 'the recursion of this schema cannot be followed: write it with $ref';
    throw new HarnessError('SCHEMA_UNDECIDABLE', 'the check of the schema does not end', hint, { cause });
  }
}

function build(schema: JsonSchema, choice: AjvChoice) {
  try {
    return newAjv(choice).compile(schema as object);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const fact = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError('SCHEMA_INVALID', `cannot read the schema: ${fact}`, 'correct the schema', { cause });
  }
}
