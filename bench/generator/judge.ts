import type { Options } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import type { Draft } from './suite.ts';

/** Judges values by ajv as its own package configures it, so that what the engine adds to ajv is on trial too. */
export function judge(
  schema: JsonSchema,
  draft: Draft,
  remotes: Readonly<Record<string, Json>>,
): (value: Json) => boolean {
  const options: Options = {
    strict: false,
    logger: false,
    validateFormats: false,
    ownProperties: true,
    multipleOfPrecision: 6,
  };
  // Both are ajv's core with other vocabularies; draft-04's types declare it separately.
  const Draft04 = AjvDraft04 as unknown as new (options: Options) => Ajv2020.Ajv2020;
  const ajv = draft === 'draft4' ? new Draft04(options) : new Ajv2020.Ajv2020(options);
  for (const [uri, document] of Object.entries(remotes)) {
    try {
      ajv.addSchema(document as object, uri);
    } catch {
      // A remote of the suite that plays with metaschemas: the schema that needs it fails to compile and is counted.
    }
  }
  const validate = ajv.compile(schema as object);
  return (value) => validate(value) === true;
}
