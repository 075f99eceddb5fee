import { expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { Documents } from '../documents.ts';
import { gapList } from '../gap.ts';
import { compareDocuments } from './compare-documents.ts';

const operation = 'PUT /members/{id}';
const profile = {
  document: { file: 'openapi.yaml', operation },
  reads: { list: { operation: 'GET /members', items: '', user: '' } },
};

function documentOf(fields: JsonObject, more: JsonObject = {}): Documents {
  const content = (schema: JsonObject) => ({ 'application/json': { schema } });
  const put = {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { content: content({ type: 'object', properties: fields }) },
    responses: {
      200: { description: 'Done.' },
      403: { description: 'No.', ...(more['x-page'] ? {} : { content: content({}) }) },
    },
  };
  const get = { responses: { 200: { description: 'Done.', content: content({ type: 'array' }) } } };
  const paths = { '/members/{id}': { put }, ...(more['x-page'] ? {} : { '/members': { get } }) };
  return new Documents(
    { openapi: '3.0.3', info: {}, ...more, paths } as JsonObject,
    'd.json',
    gapList().note,
    undefined,
  );
}

const roles = { type: 'array', items: { type: 'string' } };
const page = { 'x-page': 'of one operation' };

test('what a page of one operation does not show has not gone', () => {
  expect(compareDocuments(documentOf({ roles }), documentOf({ roles }, page), profile).changes).toEqual([]);
});

test('what such a page says differently is a change', () => {
  const { changes } = compareDocuments(documentOf({ roles }), documentOf({ roles: { type: 'string' } }, page), profile);
  expect(changes.map(({ id }) => id)).toEqual(['request-property-type-changed']);
});
