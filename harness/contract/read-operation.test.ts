import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { Documents } from './documents.ts';
import { operationsOf } from './find-operation.ts';
import { gapList } from './gap.ts';
import { readOperation } from './read-operation.ts';

function read(item: JsonObject, more: JsonObject = {}) {
  const list = gapList();
  const documents = new Documents({ openapi: '3.1.0', paths: { '/a/{id}': item }, ...more }, '/a.yaml', list.note, '/');
  const [place] = operationsOf(documents.root.value);
  if (place === undefined) throw new Error('the test has no operation');
  return { operation: readOperation(documents, place), codes: list.gaps().map(({ code }) => code) };
}

test('parameters of the path hold unless the operation has its own, references followed', () => {
  const { operation } = read(
    {
      parameters: [{ $ref: '#/components/parameters/Id' }, { name: 'q', in: 'query', schema: { type: 'string' } }],
      put: {
        parameters: [
          { name: 'q', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'Accept', in: 'header' },
        ],
      },
    },
    {
      components: {
        parameters: { Id: { name: 'id', in: 'path', content: { 'text/plain': { schema: { format: 'uuid' } } } } },
      },
    },
  );
  expect(operation.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { format: 'uuid' } },
    { name: 'q', in: 'query', required: true, schema: { type: 'integer' } },
  ]);
});

test('responses by status, range and default, with media types and headers', () => {
  const { operation, codes } = read(
    {
      put: {
        responses: {
          200: {
            description: 'OK',
            content: { 'Application/JSON; charset=utf-8': { schema: { type: 'object' }, example: {} } },
            headers: { 'X-A': { required: true, schema: { type: 'integer' } }, 'Content-Type': {} },
          },
          '4xx': { $ref: '#/components/responses/Error' },
          default: { description: 'Else' },
          'x-more': {},
          soon: {},
        },
      },
    },
    { components: { responses: { Error: { description: 'No', content: { 'application/problem+json': {} } } } } },
  );
  expect(Object.keys(operation.responses)).toEqual(['200', '4XX', 'default']);
  expect(operation.responses['200']?.content).toEqual({
    'application/json': {
      schema: { type: 'object' },
      examples: [{ name: 'example', pointer: expect.stringMatching(/example$/), value: {} }],
    },
  });
  expect(operation.responses['200']?.headers).toEqual({ 'x-a': { required: true, schema: { type: 'integer' } } });
  expect(operation.responses['4XX']).toMatchObject({
    description: 'No',
    content: { 'application/problem+json': { examples: [] } },
  });
  expect(codes).toEqual(['status-invalid']);
});

test('security alternatives are those of the operation, else of the document', () => {
  const security = [{ a: [], b: [] }, { c: ['scope'] }, {}];
  expect(read({ put: {} }, { security }).operation.security).toEqual([['a', 'b'], ['c'], []]);
  expect(read({ put: { security: [] } }, { security }).operation.security).toEqual([]);
  expect(read({ put: {} }).operation.security).toEqual([]);
});

test('examples are named ones, single ones, or those of the schema', () => {
  const content = (media: JsonObject) =>
    read({ put: { responses: { 200: { content: { 'application/json': media } } } } }).operation.responses[
      '200'
    ]?.content['application/json']?.examples.map(({ name, value }) => [name, value]);
  expect(content({ examples: { a: { value: 1 }, b: { externalValue: 'x' } }, example: 2 })).toEqual([
    ['a', 1],
    ['example', 2],
  ]);
  expect(content({ schema: { example: 3, examples: [4] } })).toEqual([
    ['example', 3],
    ['example 1', 4],
  ]);
});
