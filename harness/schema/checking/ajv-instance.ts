import type { Ajv, ErrorObject, Options } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import type { Json, JsonSchema } from '../../model/json.ts';
import { isMultiple } from './exact-multiple.ts';
import { addKnownFormats } from './formats.ts';
import { matcher } from './linear-pattern.ts';

/** What decides how a schema is checked. */
export interface AjvChoice {
  readonly draft04: boolean;
  readonly formats: boolean;
  readonly allErrors: boolean;
  readonly documents: Readonly<Record<string, Json>> | undefined;
  /** Whether the metaschemas are at hand. */
  readonly meta: boolean;
}

/** A fresh ajv: never shared between schemas, since two of them may use the same `$id`. */
export function newAjv({ draft04, formats, allErrors, documents, meta }: AjvChoice): Ajv {
  const regExp = Object.assign((pattern: string) => matcher(pattern), { code: 'undefined' });
  const options: Options = {
    strict: false,
    logger: false,
    allErrors,
    // Only errors that are shown need the schema beside them; the check alone compiles faster without.
    verbose: allErrors,
    messages: allErrors,
    meta,
    ownProperties: true,
    validateFormats: formats,
    validateSchema: false,
    inlineRefs: false,
    code: { regExp, optimize: false },
  };
  // Both classes are ajv's core with other vocabularies; the types of draft-04's declare it separately.
  const Draft04 = AjvDraft04 as unknown as new (options: Options) => Ajv;
  const ajv: Ajv = draft04 ? new Draft04(options) : new Ajv2020.Ajv2020(options);
  if (formats) addKnownFormats(ajv);
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (divisor: number, value: number) => isMultiple(value, divisor),
    error: { message: ({ schema }: { schema: unknown }) => `must be multiple of ${String(schema)}` },
  });
  for (const [uri, document] of Object.entries(documents ?? {})) {
    // Documents are schemas by the caller's word; ajv checks them when a reference reaches them.
    ajv.addSchema(document as object, uri);
  }
  return ajv;
}

const metaSchemas = new Map<boolean, Ajv>();

function metaAjv(draft04: boolean): Ajv {
  const known = metaSchemas.get(draft04);
  if (known) return known;
  const made = newAjv({ draft04, formats: true, allErrors: true, documents: undefined, meta: true });
  metaSchemas.set(draft04, made);
  return made;
}

/** What the metaschema of a draft finds wrong with a schema, the first finding only. */
export function metaSchemaErrors(schema: JsonSchema, draft04: boolean): readonly ErrorObject[] {
  const ajv = metaAjv(draft04);
  const uri = draft04 ? 'http://json-schema.org/draft-04/schema' : 'https://json-schema.org/draft/2020-12/schema';
  const validate = ajv.getSchema(uri);
  return validate === undefined || validate(schema) === true ? [] : (validate.errors ?? []);
}

/** A schema that ajv brings along, such as the metaschema of a draft; undefined for any other URI. */
export function metaSchema(uri: string, draft04: boolean): JsonSchema | undefined {
  const ajv = metaAjv(draft04);
  const found = ajv.getSchema(uri)?.schema ?? ajv.getSchema(`${uri}#`)?.schema;
  // What ajv registers under a URI is a schema.
  return found as JsonSchema | undefined;
}
