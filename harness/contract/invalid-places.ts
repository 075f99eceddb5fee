import type { JsonObject } from '../model/json.ts';
import { documentErrors } from '../schema/openapi-document.ts';
import type { NoteGap } from './gap.ts';

/** Places of one document that are told apart. */
const mostPlaces = 10;

/** Notes where a document breaks the published schema of its version of OpenAPI. */
export function noteInvalidPlaces(document: JsonObject, note: NoteGap): void {
  const version = document.openapi === undefined ? `Swagger ${document.swagger}` : `OpenAPI ${document.openapi}`;
  const errors = documentErrors(document);
  for (const { pointer, message } of errors.slice(0, mostPlaces))
    note(
      'document-invalid',
      `${pointer === '' ? 'the document' : pointer} ${message}`,
      `valid ${version}`,
      'not so',
      pointer,
    );
  if (errors.length > mostPlaces) {
    const more = `${errors.length - mostPlaces} more places break the schema of ${version}`;
    note('document-invalid', more, `valid ${version}`, 'not so');
  }
}
