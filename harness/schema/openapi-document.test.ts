import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { documentErrors } from './openapi-document.ts';

const responses = { 200: { description: 'Done' } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const sound = {
  info: { title: 'Acme', version: '1' },
  paths: { '/users/{id}': { patch: { parameters: [id], responses } } },
};
const inPath = (parameter: JsonObject, own: JsonObject = responses) => ({
  paths: { '/users/{id}': { patch: { parameters: [parameter], responses: own } } },
});

const broken: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  ['an info that is a number', { info: 17 }, ['/info must be object']],
  [
    'members that nobody knows',
    { wrong: 1, more: 2 },
    [' must not have the member "wrong"', ' must not have the member "more"'],
  ],
  [
    'a path parameter that may be left out',
    inPath({ ...id, required: false }),
    ['/paths/~1users~1{id}/patch/parameters/0/required must be'],
  ],
];
const undescribed = inPath(id, { 200: { content: {} } });

test.each(['3.0.3', '3.1.1', '3.2.0'])(
  'OpenAPI %s: a sound document has no error, a broken one says where',
  (openapi) => {
    expect(documentErrors({ openapi, ...sound })).toEqual([]);
    for (const [what, change, expected] of broken) {
      const told = documentErrors({ openapi, ...sound, ...change }).map(
        ({ pointer, message }) => `${pointer} ${message}`,
      );
      expect(told, what).toHaveLength(expected.length);
      for (const [index, start] of expected.entries()) expect(told[index], what).toContain(start);
    }
  },
);

test.each(['3.0.3', '3.1.1'])('OpenAPI %s: a response without a description is one error', (openapi) => {
  expect(documentErrors({ openapi, ...sound, ...undescribed })).toEqual([
    { pointer: '/paths/~1users~1{id}/patch/responses/200', message: "must have required property 'description'" },
  ]);
});

test('Swagger 2.0 has a schema too, and a version without one is not judged', () => {
  const swagger = { swagger: '2.0', info: { title: 'Acme', version: '1' }, paths: {} };
  expect(documentErrors(swagger)).toEqual([]);
  expect(documentErrors({ ...swagger, info: 17 })).toEqual([{ pointer: '/info', message: 'must be object' }]);
  expect(documentErrors({ openapi: '9.9.9' })).toEqual([]);
});
