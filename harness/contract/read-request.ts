import { isObject } from '../domain/is-object.ts';
import { isJsonType } from '../domain/media-type.ts';
import type { RequestBody } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import type { ProseConstraint } from '../model/profile.ts';
import type { Documents, Located } from './documents.ts';
import type { OperationPlace } from './find-operation.ts';
import { normalizeSchema } from './normalize-schema.ts';
import { overlayProseConstraint } from './overlay-prose-constraint.ts';
import { readContent } from './read-content.ts';

/** The update's request body, with the rules of the profile laid over what is documented. */
export function readRequest(
  documents: Documents,
  { path, method, pointer }: OperationPlace,
  proseConstraints: readonly ProseConstraint[],
): RequestBody {
  const item = documents.pathItem(path);
  const entry = item && documents.child(item, method.toLowerCase(), 'requestBody');
  const body = entry && documents.follow(entry);
  const content = body === undefined ? {} : readContent(documents, body, 'request');
  const mediaTypes = Object.keys(content);
  const mediaType =
    mediaTypes.find((name) => name === 'application/json') ?? mediaTypes.find(isJsonType) ?? 'application/json';
  const documented = content[mediaType]?.schema ?? content['*/*']?.schema ?? true;
  if (body === undefined) {
    documents.note(
      'request-body-missing',
      'the update has no request body',
      'a JSON body with the change',
      'none',
      pointer,
    );
  } else if (documented === true) {
    documents.note(
      'request-schema-missing',
      'the request body has no schema for JSON',
      'a schema',
      mediaTypes.join(', ') || 'nothing',
      body.pointer,
    );
  }
  const strict = body === undefined ? documented : strictly(documents, body, documented);
  return {
    required: body !== undefined && isObject(body.value) && body.value.required === true,
    mediaType,
    mediaTypes,
    documented,
    effective: proseConstraints.reduce(
      (schema, proseConstraint) => overlayProseConstraint(schema, proseConstraint.pointer, proseConstraint.schema),
      strict,
    ),
    enforceable: proseConstraints
      .filter((proseConstraint) => proseConstraint.appliesTo !== 'valid')
      .reduce(
        (schema, proseConstraint) => overlayProseConstraint(schema, proseConstraint.pointer, proseConstraint.schema),
        documented,
      ),
    proseConstraints,
    examples: content[mediaType]?.examples ?? [],
  };
}

/** As documented, but for null that only a misplaced `nullable` lets in: valid updates keep clear of it. */
function strictly(documents: Documents, body: Located, documented: JsonSchema): JsonSchema {
  const content = documents.child(body, 'content');
  if (documents.isOpenApi30 || content === undefined || !isObject(content.value)) return documented;
  const written = Object.keys(content.value).find((name) => isJsonType(name));
  const schema = written === undefined ? undefined : documents.child(content, written, 'schema');
  return schema === undefined
    ? documented
    : normalizeSchema(documents, schema, { side: 'request', lenientNull: false });
}
