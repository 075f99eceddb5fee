import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, Options } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../model/json.ts';
import type { Draft } from '../reading/dialect.ts';
import { builtChecks } from './built-checks.ts';
import { countEvaluated } from './count-evaluated.ts';
import { dependentRequired } from './dependent-required.ts';
import { isMultiple } from './exact-multiple.ts';
import { addKnownFormats } from './formats.ts';
import { matcher } from './linear-pattern.ts';

/** What decides how a schema is checked. */
export interface AjvChoice {
  readonly formats: boolean;
  readonly allErrors: boolean;
  /** Whether the schema asks what is left over: counting it makes every check slower. */
  readonly unevaluated: boolean;
}

/** A fresh ajv for 2020-12: never shared between schemas, since two of them may use the same `$id`. */
export function newAjv({ formats, allErrors, unevaluated }: AjvChoice): Ajv {
  const regExp = Object.assign((pattern: string) => matcher(pattern), { code: 'undefined' });
  const ajv: Ajv = new Ajv2020.Ajv2020({
    strict: false,
    logger: false,
    allErrors,
    // Only errors that are shown need the schema beside them; the check alone compiles faster without.
    verbose: allErrors,
    messages: allErrors,
    meta: false,
    ownProperties: true,
    validateFormats: formats,
    validateSchema: false,
    inlineRefs: false,
    code: { regExp, optimize: false },
  });
  ajv.opts.unevaluated = unevaluated;
  if (unevaluated) countEvaluated(ajv);
  if (formats) addKnownFormats(ajv);
  ajv.removeKeyword('dependentRequired').addKeyword(dependentRequired(allErrors));
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (divisor: number, value: number) => isMultiple(value, divisor),
    error: { message: ({ schema }: { schema: unknown }) => `must be multiple of ${String(schema)}` },
  });
  return ajv;
}

const metaSchemas = new Map<Draft, Ajv>();
const uris: Readonly<Record<Draft, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

function metaAjv(draft: Draft): Ajv {
  const known = metaSchemas.get(draft);
  if (known) return known;
  const made = newMetaAjv(draft);
  addKnownFormats(made);
  metaSchemas.set(draft, made);
  return made;
}

/** ajv with the metaschema of one draft at hand. */
function newMetaAjv(draft: Draft): Ajv {
  const options: Options = {
    strict: false,
    logger: false,
    allErrors: true,
    validateFormats: true,
    inlineRefs: false,
    code: { optimize: false },
  };
  if (draft === '2020-12') return new Ajv2020.Ajv2020(options);
  // CommonJS, loaded when a schema asks for it. All are ajv's core with other vocabularies.
  const require = createRequire(import.meta.url);
  const load = (name: string) => (require(name) as { readonly default: new (options: Options) => Ajv }).default;
  if (draft === 'draft-04') return new (load('ajv-draft-04'))(options);
  if (draft === '2019-09') return new (load('ajv/dist/2019.js'))(options);
  const ajv = new (load('ajv'))(options);
  // A JSON file of the package, for which there is no other way in.
  if (draft === 'draft-06') ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  return ajv;
}

/** What the metaschema of a draft finds wrong with a schema. */
export function metaSchemaErrors(schema: JsonSchema, draft: Draft): readonly ErrorObject[] {
  if (builtChecks?.[draft]?.(schema)) return [];
  const validate = metaAjv(draft).getSchema(uris[draft]);
  return validate === undefined || validate(schema) === true ? [] : (validate.errors ?? []);
}

/** A schema that ajv brings along, such as the metaschema of a draft; undefined for any other URI. */
export function metaSchema(uri: string): JsonSchema | undefined {
  const plain = uri.replace(/#$/, '');
  const draft = (Object.keys(uris) as readonly Draft[]).find((one) => isOf(one, plain));
  if (draft === undefined) return undefined;
  const ajv = metaAjv(draft);
  // What ajv registers under a URI is a schema.
  return (ajv.getSchema(plain)?.schema ?? ajv.getSchema(`${plain}#`)?.schema) as JsonSchema | undefined;
}

function isOf(draft: Draft, uri: string): boolean {
  return uri === uris[draft] || uri.startsWith(`${uris[draft].replace(/schema$/, '')}meta/`);
}
