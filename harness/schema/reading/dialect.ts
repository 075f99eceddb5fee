import { isObject } from '../../domain/is-object.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonSchema } from '../../model/json.ts';

/** A published version of JSON Schema. */
export type Draft = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** The language that a schema is written in: a version of JSON Schema, or the one that OpenAPI 3.0 made of it. */
export type Dialect = Draft | 'openapi-3.0';

const drafts: Readonly<Record<string, Draft>> = {
  'http://json-schema.org/draft-04/schema': 'draft-04',
  'http://json-schema.org/draft-06/schema': 'draft-06',
  'http://json-schema.org/draft-07/schema': 'draft-07',
  'https://json-schema.org/draft/2019-09/schema': '2019-09',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
  'https://spec.openapis.org/oas/3.1/dialect/base': '2020-12',
};
const vocabularies = [
  'core',
  'applicator',
  'unevaluated',
  'validation',
  'meta-data',
  'format',
  'format-annotation',
  'content',
];
/** "The latest version", as older drafts allowed one to write: it names none. */
const unversioned = /^https?:[/][/]json-schema[.]org[/]schema#?$/;
const vocabulary = /^https:[/][/]json-schema[.]org[/]draft[/](2019-09|2020-12)[/]vocab[/](.*)$/;

/** The draft that `$schema` names, or `usual` where there is none; a HarnessError by name for any other. */
export function draftOf(schema: JsonSchema, usual: Draft, documents: Readonly<Record<string, Json>>): Draft {
  const uri = isObject(schema) ? schema.$schema : undefined;
  if (typeof uri !== 'string' || unversioned.test(uri)) return usual;
  const named =
    drafts[uri.replace(/#$/, '').replace(/^https?:[/][/]json-schema.org[/]draft-/, 'http://json-schema.org/draft-')];
  if (named !== undefined) return named;
  const metaschema = documents[uri];
  const declared = isObject(metaschema) ? metaschema.$vocabulary : undefined;
  if (isObject(declared)) return draftOfVocabularies(uri, declared);
  const known = [...new Set(Object.values(drafts))].join(', ');
  throw new HarnessError('SCHEMA_UNDECIDABLE', `$schema ${uri} names no version that is read: ${known}`, 'name one');
}

/** The draft of a metaschema of one's own, which has to have what this engine takes for granted, and no more. */
function draftOfVocabularies(uri: string, declared: Readonly<Record<string, Json>>): Draft {
  const read = Object.entries(declared).map(([name, isRequired]) => ({ name, isRequired, own: vocabulary.exec(name) }));
  const refuse = (fact: string) =>
    new HarnessError('SCHEMA_UNDECIDABLE', `$schema ${uri} ${fact}`, 'name a metaschema of the standard');
  for (const name of ['applicator', 'validation'])
    if (!read.some(({ own }) => own?.[2] === name)) throw refuse(`does without the vocabulary ${name}`);
  for (const { name, isRequired, own } of read)
    if (isRequired === true && !vocabularies.includes(own?.[2] ?? '')) throw refuse(`needs the vocabulary ${name}`);
  return read.some(({ own }) => own?.[1] === '2019-09') ? '2019-09' : '2020-12';
}
