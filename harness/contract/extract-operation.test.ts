import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { sampleDocument, sampleFolder } from '../../bench/kit/contract-folder.ts';
import { extractOperation } from './extract-operation.ts';

const file = (text: string, name = 'document.yaml') => join(sampleFolder({ [name]: text }), name);

test('one operation comes with what it refers to, and nothing else', async () => {
  const more = sampleDocument
    .replace('components:\n  schemas:\n', 'components:\n  schemas:\n    Unused: { type: string }\n')
    .replace('/members/{id}:', "/other:\n    put: { responses: { '200': { description: OK } } }\n  /members/{id}:");
  const { yaml } = await extractOperation(file(more), 'PATCH /members/{id}');
  const document = parse(yaml);
  expect(Object.keys(document.paths)).toEqual(['/members/{id}']);
  expect(Object.keys(document.paths['/members/{id}'])).toEqual(['parameters', 'patch']);
  expect(Object.keys(document.components.schemas)).toEqual(['Update', 'Member']);
  expect(Object.keys(document.components.securitySchemes)).toEqual(['key']);
  expect(document.openapi).toBe('3.0.3');
});

test('what is extracted can be extracted again without change', async () => {
  const once = (await extractOperation(file(sampleDocument), 'PATCH /members/{id}')).yaml;
  const twice = (await extractOperation(file(once))).yaml;
  expect(parse(twice)).toEqual(parse(once));
});

test('JSON is read as YAML is', async () => {
  const json = JSON.stringify(parse(sampleDocument));
  const fromJson = await extractOperation(file(json, 'document.json'), 'PATCH /members/{id}');
  const fromYaml = await extractOperation(file(sampleDocument), 'PATCH /members/{id}');
  expect(parse(fromJson.yaml)).toEqual(parse(fromYaml.yaml));
});

test('a large document yields the same as a small one', async () => {
  const padding = Array.from(
    { length: 3000 },
    (_, index) => `    Pad${index}:\n      type: object\n      description: |\n        Not: used, ${index}\n`,
  );
  const block = stringify(parse(sampleDocument));
  const large = block.replace('  schemas:\n', `  schemas:\n${padding.join('')}`);
  expect(large.length).toBeGreaterThan(200_000);
  const fromLarge = await extractOperation(file(large), 'PATCH /members/{id}');
  const fromSmall = await extractOperation(file(block), 'PATCH /members/{id}');
  expect(parse(fromLarge.yaml)).toEqual(parse(fromSmall.yaml));
  expect(fromLarge.gaps).toEqual(fromSmall.gaps);
});

test('discriminator mappings and chains of references are followed', async () => {
  const document = {
    openapi: '3.0.3',
    paths: { '/a': { put: { responses: { 200: { $ref: '#/components/responses/Ok' } } } } },
    components: {
      responses: {
        Ok: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
      },
      schemas: {
        Pet: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }],
          discriminator: { propertyName: 'kind', mapping: { d: '#/components/schemas/Dog', b: 'Bird' } },
        },
        Cat: { properties: { friend: { $ref: '#/components/schemas/Cat' } } },
        Dog: {},
        Bird: {},
        Fish: {},
      },
    },
  };
  const { yaml } = await extractOperation(file(JSON.stringify(document), 'a.json'));
  expect(Object.keys(parse(yaml).components.schemas)).toEqual(['Pet', 'Cat', 'Dog', 'Bird']);
});

test('an unknown operation is told with the nearest ones', async () => {
  await expect(extractOperation(file(sampleDocument), 'PUT /member/{id}')).rejects.toMatchObject({
    code: 'OPERATION_UNKNOWN',
    message: expect.stringContaining('PATCH /members/{id}'),
    hint: expect.stringContaining('--operation "'),
  });
});

test('without a name the operations that look like role updates are listed', async () => {
  const operation = { responses: { 200: { description: '' } } };
  const paths = {
    '/things/{id}': { put: operation },
    '/users/{id}/role': { patch: operation },
    '/users': { get: operation, post: operation },
  };
  const text = JSON.stringify({ openapi: '3.1.0', paths });
  await expect(extractOperation(file(text, 'a.json'))).rejects.toMatchObject({
    code: 'OPERATION_UNKNOWN',
    message: expect.stringMatching(/look like updates of a user or role: PATCH \/users\/\{id\}\/role(?!,)/),
  });
});

test.each(['patch /members/{id}', ' PATCH  /members/{id} ', 'PATCH /members/{member_id}', 'PATCH /members/:id/'])(
  '%s finds the operation',
  async (name) => {
    expect((await extractOperation(file(sampleDocument), name)).yaml).toContain('# PATCH /members/{id} and');
  },
);

test.each([
  ['prose', 'Modify user\n\nModifies a user: really.\n', 'text without an openapi key'],
  ['Swagger 1', 'swagger: "1.2"\npaths: {}\n', 'Swagger 1.2'],
  ['a list', '[1, 2]', 'no object'],
  ['a document without paths', 'openapi: 3.1.0\ninfo: {}\n', 'no paths'],
])('%s is no OpenAPI document', async (_, text, received) => {
  await expect(extractOperation(file(text))).rejects.toMatchObject({
    code: 'DOCUMENT_UNREADABLE',
    message: expect.stringContaining(received),
  });
});

test('oddities of the operation are gaps, those of others are not', async () => {
  const odd = sampleDocument.replace('nick: { type: string }', 'nick: { enum: [a, a] }');
  const { gaps } = await extractOperation(file(odd), 'PATCH /members/{id}');
  expect(gaps.map(({ code }) => code).toSorted()).toEqual(['enum-duplicates', 'enum-without-type']);
  expect((await extractOperation(file(odd), 'GET /members/{id}')).gaps.map(({ code }) => code)).not.toContain(
    'enum-duplicates',
  );
});
