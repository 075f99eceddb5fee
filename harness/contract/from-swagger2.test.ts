import { expect, test } from 'vitest';
import { fromSwagger2 } from './from-swagger2.ts';

const member = {
  type: 'object',
  properties: { role_id: { type: 'integer' }, owner: { type: 'string', 'x-nullable': true } },
};

const document = {
  swagger: '2.0',
  info: { title: 'Old', version: '1' },
  host: 'old.example',
  basePath: '/api/v2',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { basic: { type: 'basic' }, flow: { type: 'oauth2', flow: 'accessCode', authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {} } },
  parameters: {
    project: { name: 'project', in: 'path', required: true, type: 'string', pattern: '^p' },
    change: { name: 'change', in: 'body', required: true, schema: { $ref: '#/definitions/Member' } },
  },
  responses: { Gone: { description: 'No.', schema: { $ref: '#/definitions/Member' } } },
  definitions: { Member: member },
  paths: {
    '/projects/{project}/members/{mid}': {
      parameters: [{ $ref: '#/parameters/project' }],
      put: {
        parameters: [{ name: 'mid', in: 'path', required: true, type: 'integer' }, { $ref: '#/parameters/change' }],
        responses: { 200: { description: 'Done.', schema: { $ref: '#/definitions/Member' }, headers: { Left: { type: 'integer' } } }, 404: { $ref: '#/responses/Gone' } },
      },
    },
    '/users/{id}': {
      post: {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'role', in: 'formData', required: true, type: 'string', enum: ['admin', 'user'] },
        ],
        responses: { 204: { description: 'Done.' } },
      },
    },
  },
}; // biome-ignore format: one document

const { servers, paths, components } = JSON.parse(JSON.stringify(fromSwagger2(document)));

test('a body parameter becomes the request body, wherever it is declared, and its references lead on', () => {
  const { put } = paths['/projects/{project}/members/{mid}'];
  expect(put.requestBody).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Member' } } },
  });
  expect(put.parameters).toEqual([{ name: 'mid', in: 'path', required: true, schema: { type: 'integer' } }]);
  expect(paths['/projects/{project}/members/{mid}'].parameters).toEqual([{ $ref: '#/components/parameters/project' }]);
  expect(components.parameters.project.schema).toEqual({ type: 'string', pattern: '^p' });
});

test('a form becomes one object, sent as the operation says', () => {
  expect(paths['/users/{id}'].post.requestBody.content['application/x-www-form-urlencoded'].schema).toEqual({
    type: 'object',
    properties: { role: { type: 'string', enum: ['admin', 'user'] } },
    required: ['role'],
  });
});

test('responses get their media types, headers their schemas, and nullable its name', () => {
  const { responses } = paths['/projects/{project}/members/{mid}'].put;
  expect(responses['200'].content['application/json'].schema.$ref).toBe('#/components/schemas/Member');
  expect(responses['200'].headers.Left.schema).toEqual({ type: 'integer' });
  expect(responses['404']).toEqual({ $ref: '#/components/responses/Gone' });
  expect(components.responses.Gone.content['application/json'].schema.$ref).toBe('#/components/schemas/Member');
  expect(components.schemas.Member.properties.owner.nullable).toBe(true);
});

test('servers and security schemes are those of before', () => {
  expect(servers).toEqual([{ url: 'https://old.example/api/v2' }]);
  expect(components.securitySchemes.basic).toEqual({ type: 'http', scheme: 'basic' });
  expect(components.securitySchemes.flow.flows.authorizationCode).toMatchObject({ tokenUrl: 'https://t' });
});
