import type { Options } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import { compile } from '../../harness/schema/schema.ts';
import type { Draft, SuiteCase } from './suite.ts';

/** Who decides whether a value of a suite schema is valid. */
export interface Judge {
  readonly accepts: (value: Json) => boolean;
  /** `ajv`: as its package configures it. `settled`: the engine's reading, where ajv alone fails the suite's own examples. */
  readonly by: 'ajv' | 'settled' | 'nobody';
}

/** The first judge that is right about every example that the suite gives for a schema. */
export function judgeOf(one: SuiteCase, draft: Draft, remotes: Readonly<Record<string, Json>>): Judge {
  const dialect = draft === 'draft4' ? 'draft-04' : '2020-12';
  const judges = [
    { by: 'ajv', make: () => stockAjv(one.schema, draft, remotes) },
    { by: 'settled', make: () => compile(one.schema, { dialect, documents: remotes, formats: 'ignore' }).accepts },
  ] as const;
  for (const { by, make } of judges) {
    try {
      const accepts = make();
      if (one.tests.every(({ data, valid }) => accepts(data) === valid)) return { accepts, by };
    } catch {
      // A judge that cannot read the schema, or loses itself in it, is no judge of it.
    }
  }
  return { accepts: () => true, by: 'nobody' };
}

function stockAjv(schema: JsonSchema, draft: Draft, remotes: Readonly<Record<string, Json>>): (value: Json) => boolean {
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
      // Remotes that name a metaschema ajv does not have: a schema that needs one fails to compile below.
    }
  }
  const validate = ajv.compile(schema as object);
  return (value) => validate(value) === true;
}
