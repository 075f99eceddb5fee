import type { Contract, DocumentedResponse, Operation } from '../../harness/model/contract.ts';
import type { JsonSchema } from '../../harness/model/json.ts';
import type { Profile } from '../../harness/model/profile.ts';

const user: JsonSchema = {
  type: 'object',
  required: ['id', 'role'],
  properties: {
    id: { type: 'string' },
    email: { type: 'string', format: 'email' },
    name: { type: ['string', 'null'] },
    role: { type: 'string', enum: ['admin', 'member'] },
    changedAt: { type: 'string', format: 'date-time' },
    settings: { type: 'object', properties: { theme: { type: 'string' } } },
  },
};

const problem: JsonSchema = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };

const request: JsonSchema = {
  type: 'object',
  required: ['role'],
  properties: { role: { type: 'string', enum: ['admin', 'member'] } },
};

const profile: Profile = {
  title: 'Sample',
  document: { file: 'openapi.yaml' },
  resource: { request: { in: 'path', name: 'id' }, format: 'uuid' },
  user: { id: '/id', email: '/email', name: '/name', volatile: ['/changedAt'] },
  responses: { statuses: [200], user: '' },
  fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }],
  reads: {
    one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '' },
    list: { operation: 'GET /users', items: '/users', user: '' },
  },
  auth: { schemes: [{ name: 'key', headers: { 'x-key': '{secret}' } }] },
  permissions: {
    roles: [
      { value: 'admin', rank: 2, mayUpdate: true },
      { value: 'member', rank: 1 },
    ],
  },
  refusals: {
    'invalid-value': { statuses: [400] },
    'missing-field': { statuses: [400] },
    'insufficient-role': { statuses: [403] },
    'unknown-user': { statuses: [404] },
    'last-owner': { statuses: [409] },
  },
};

/** A small contract for tests; what `overrides` names replaces what it has. */
export function sampleContract(overrides: Partial<Contract> = {}, profileOverrides: Partial<Profile> = {}): Contract {
  return {
    id: 'sample',
    title: 'Sample',
    version: '1',
    document: { file: 'openapi.yaml', digest: 'sha256:00', openapi: '3.1.0', pointer: '/paths/~1users~1{id}/patch' },
    basePath: '',
    update: operation('PATCH', '/users/{id}', { 200: user, 400: problem, 403: problem, 404: problem, 409: problem }),
    request: {
      required: true,
      mediaType: 'application/json',
      mediaTypes: ['application/json'],
      documented: request,
      effective: request,
      enforceable: request,
      proseConstraints: [],
      examples: [],
    },
    reads: {
      one: operation('GET', '/users/{id}', { 200: user, 404: problem }),
      list: operation('GET', '/users', {
        200: { type: 'object', properties: { users: { type: 'array', items: user } } },
      }),
    },
    profile: { ...profile, ...profileOverrides },
    gaps: [],
    ...overrides,
  };
}

/** An operation that responds JSON with these schemas by status. */
export function operation(method: string, path: string, schemas: Readonly<Record<string, JsonSchema>>): Operation {
  const pointer = `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
  const responses = Object.entries(schemas).map(([status, schema]): [string, DocumentedResponse] => [
    status,
    {
      status,
      description: '',
      pointer: `${pointer}/responses/${status}`,
      content: { 'application/json': { schema, examples: [] } },
      headers: {},
    },
  ]);
  return {
    id: `${method} ${path}`,
    method,
    path,
    pointer,
    parameters: [],
    responses: Object.fromEntries(responses),
    security: [['key']],
  };
}
