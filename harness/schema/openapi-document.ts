import { createRequire } from 'node:module';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { at } from '../domain/pointer.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';

/** Where a document breaks the schema that its version of OpenAPI publishes. */
interface DocumentError {
  readonly pointer: Pointer;
  readonly message: string;
}

/** Versions with a published schema. */
const versions = ['2.0', '3.0', '3.1', '3.2'];
const compiled = new Map<string, ValidateFunction>();

/** What the OpenAPI Initiative's own schema for its version finds wrong with a document; nothing for a version that has none. */
export function documentErrors(document: JsonObject): readonly DocumentError[] {
  const version = /^\d+\.\d+/.exec(String(document.openapi ?? document.swagger))?.[0] ?? '';
  if (!versions.includes(version)) return [];
  const validate = compiled.get(version) ?? compileSchema(version);
  compiled.set(version, validate);
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  const telling = errors.filter((error) => isTelling(error, document));
  const told = new Map<string, DocumentError>();
  for (const error of telling.length > 0 ? telling : errors) {
    const one = { pointer: error.instancePath, message: messageOf(error) };
    told.set(`${one.pointer} ${one.message}`, one);
  }
  return [...told.values()];
}

function compileSchema(version: string): ValidateFunction {
  const require = createRequire(import.meta.url);
  // The package publishes the schemas as files; its own validator would read and resolve the document anew.
  const schema = require(`@seriousme/openapi-schema-validator/schemas/v${version}/schema.json`) as {
    readonly $schema: string;
  };
  const options: Options = {
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
    // It is compiled for one document or a few, and is known to be a schema.
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  };
  // CommonJS, and ajv's core with another vocabulary.
  const draft04 = () => require('ajv-draft-04') as { readonly default: new (options: Options) => Ajv2020 };
  const Chosen = schema.$schema.includes('draft-04') ? draft04().default : Ajv2020;
  return new Chosen(options).compile(schema);
}

/** Errors of alternatives that were not meant say nothing: a reference that is none, a parameter of another place. */
function isTelling({ keyword, params, instancePath }: ErrorObject, document: JsonObject): boolean {
  if (['oneOf', 'anyOf', 'allOf', 'if', 'not'].includes(keyword)) return false;
  if (keyword === 'required' && params.missingProperty === '$ref') return false;
  const place = at(document, instancePath);
  return !(keyword === 'enum' && instancePath.endsWith('/in') && places.includes(place ?? null));
}

const places: readonly Json[] = ['path', 'query', 'header', 'cookie'];

function messageOf({ keyword, params, message = 'breaks the schema' }: ErrorObject): string {
  const extra: unknown = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof extra === 'string') return `must not have the member ${JSON.stringify(extra)}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params.allowedValues)}`;
  return message;
}
