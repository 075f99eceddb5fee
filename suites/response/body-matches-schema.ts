import { compile } from '../../harness/schema/schema.ts';
import {
  type Finding,
  failure,
  gap,
  isJsonType,
  type Json,
  type JsonSchema,
  note,
  type Received,
  type Requirement,
  type Seen,
  shown,
  valueAt,
} from '../../harness/suite.ts';
import { ofUpdates } from '../steps/of-updates.ts';
import { documentOf, operationOf, responsesOf, typeOfBody } from '../steps/responses-of.ts';
import { spareTheRouter } from '../steps/spare-the-router.ts';
import { undeclaredFields } from '../steps/undeclared-fields.ts';

/** Most findings about one body. */
const most = 10;

/** What speaks against the JSON bodies of an exchange, of whichever operation. */
export function judgeBody({ contract, exchange }: Seen): readonly Finding[] {
  const id = operationOf(contract, exchange)?.id;
  const judge = (response: Received): readonly Finding[] => {
    const documented = documentOf(contract, exchange, response);
    if (!documented || response.status === 204 || response.status === 304 || response.cut !== undefined) return [];
    const where = `${id} ${response.status}`;
    const mediaType = typeOfBody(response);
    const content = documented.content;
    const own = mediaType === undefined ? undefined : content[mediaType];
    const json = Object.entries(content).filter(([type]) => isJsonType(type));
    const schema = (own ?? (json.length === 1 ? json[0]?.[1] : undefined))?.schema;
    if (schema === undefined) return [];
    if (response.body.length === 0) {
      if (json.length === 0) return [];
      return [
        failure({
          code: 'body-missing',
          fact: `${where}: the body is empty`,
          expected: `a body of ${json.map(([type]) => type).join(' or ')}`,
          received: 'no body',
        }),
      ];
    }
    return response.json?.ok ? judgeJson(schema, response.json.value, where) : [];
  };
  return responsesOf(exchange).flatMap((response) => spareTheRouter(contract, exchange, response, judge(response)));
}

/** Judges every JSON body by the schema of its status and media type; fields that the document does not name are notes. */
export default {
  kind: 'judge',
  id: 'response.body-matches-schema',
  level: 'must',
  severity: 'responses',
  sentence:
    'Every JSON body of a response to an update MUST conform to the schema that the contract documents for its status code.',
  source: 'OpenAPI, Schema Object',
  matters: 'a client reads a field that is missing or of another type, and breaks after the change was made',
  judge: ofUpdates(judgeBody),
} satisfies Requirement;

function judgeJson(schema: JsonSchema, body: Json, where: string): readonly Finding[] {
  try {
    const compiled = compile(schema);
    if (!compiled.accepts(body)) {
      return compiled
        .errors(body)
        .slice(0, most)
        .map(({ pointer, keyword, message }) =>
          failure({
            code: codes[keyword] ?? 'schema-violated',
            // The message begins with the place, list positions and all.
            fact: `${where}: ${anyItem(pointer) || 'the body'}${message.slice((pointer || '/').length)}`,
            expected: `${keyword} of the documented schema`,
            received: shown(valueAt(body, pointer)),
            at: anyItem(pointer),
          }),
        );
    }
  } catch (cause) {
    // A schema that cannot be read is the document's fault; what it meant cannot be judged.
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    return [
      gap({
        code: 'schema-unreadable',
        fact: `${where}: the documented schema cannot be read`,
        expected: 'a schema',
        received: why ?? '',
      }),
    ];
  }
  return undeclaredFields(schema, body).map((pointer) =>
    note({
      code: 'undeclared-field',
      fact: `${where}: ${pointer} is in the response and not declared`,
      expected: 'declared fields',
      received: pointer,
      at: pointer,
    }),
  );
}

const codes: Readonly<Record<string, string>> = {
  required: 'required-missing',
  type: 'wrong-type',
  enum: 'not-in-enum',
  const: 'not-the-constant',
  format: 'wrong-format',
  pattern: 'wrong-format',
  additionalProperties: 'field-not-allowed',
  'false schema': 'field-not-allowed',
};

/** The pointer with list positions as `*`, so that one mistake of every item is one fact. */
function anyItem(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}
