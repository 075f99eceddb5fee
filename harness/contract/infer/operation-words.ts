import { isObject } from '../../domain/is-object.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Documents } from '../documents.ts';
import type { OperationPlace } from '../find-operation.ts';
import { kindOf, wordsOf } from './words.ts';

/** Words of names that say that something is changed. */
export const changing = /^(update|change|set|edit|modify|patch|replace|put)$/;

/** The operation as the document has it. */
export function operationOf(documents: Documents, { path, method }: OperationPlace): JsonObject {
  const { value } = documents.child(documents.pathItem(path) ?? documents.root, method.toLowerCase()) ?? {};
  return isObject(value) ? value : {};
}

/** The words of its own name and of its summary. */
export function wordsIn(documents: Documents, place: OperationPlace): readonly string[] {
  const { operationId, summary } = operationOf(documents, place);
  return wordsOf(`${operationId ?? ''} ${summary ?? ''}`);
}

/** The operation's own name, or a tag of it, speaks of people. */
export function namesPeople(documents: Documents, place: OperationPlace): boolean {
  const { operationId, summary, tags } = operationOf(documents, place);
  return wordsOf([operationId, summary, tags].flat().join(' ')).some((word) => kindOf(word) === 'person');
}
