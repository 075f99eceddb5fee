import { Documents } from '../../harness/contract/documents.ts';
import { gapList } from '../../harness/contract/gap.ts';
import type { InferChoices } from '../../harness/contract/infer/choices.ts';
import { inferContract } from '../../harness/contract/infer/infer-contract.ts';
import type { JsonObject } from '../../harness/model/json.ts';

/** Parts of documents, for tests of what is inferred. */
export const text = { type: 'string' };
export const role = { type: 'string', enum: ['admin', 'editor', 'viewer'] };
export const object = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
});
export const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
export const path = (...names: readonly string[]): JsonObject[] =>
  names.map((name) => ({ name, in: 'path', required: true, schema: text }));
export const shows = (schema: JsonObject): JsonObject => ({
  200: { description: 'Done.', content: { 'application/json': { schema } } },
});
export const takes = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });

/** A document with these paths alone. */
export function documents(paths: JsonObject): Documents {
  const value = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths };
  return new Documents(value, 'openapi.json', gapList().note, undefined);
}

/** What is inferred from these paths. */
export function infer(paths: JsonObject, choices: InferChoices = {}) {
  return inferContract(documents(paths), choices);
}
