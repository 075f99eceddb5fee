import type { Contract, DocumentedResponse, Operation } from '../../harness/model/contract.ts';
import type { JsonObject, JsonSchema } from '../../harness/model/json.ts';
import type { Profile } from '../../harness/model/profile.ts';

/** What a test changes in the sample contract. */
interface SampleChanges {
  readonly profile?: Partial<Profile>;
  readonly request?: JsonSchema;
  readonly path?: string;
  readonly method?: string;
  /** Responses of the update, by status. */
  readonly responses?: Readonly<Record<string, DocumentedResponse>>;
  readonly basePath?: string;
  /** Schemas of a user and of an error body. */
  readonly user?: JsonSchema;
  readonly error?: JsonSchema;
  readonly whole?: Partial<Contract>;
}

/** A documented response with a JSON body of `schema`; without one there is no body. */
export function sampleResponse(
  status: string,
  schema?: JsonSchema,
  mediaType = 'application/json',
): DocumentedResponse {
  const content = schema === undefined ? {} : { [mediaType]: { schema, examples: [] } };
  return { status, description: '', pointer: '', content, headers: {} };
}

/** The user object of the sample contract. */
export const sampleUserSchema: JsonObject = {
  type: 'object',
  required: ['id', 'email', 'role'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    email: { type: 'string', format: 'email' },
    name: { type: ['string', 'null'] },
    role: { enum: ['viewer', 'editor', 'keeper'] },
    title: { type: ['string', 'null'] },
    updated_at: { type: 'string', format: 'date-time' },
  },
};

/** The error body of the sample contract. */
const sampleErrorSchema: JsonObject = {
  type: 'object',
  required: ['status', 'message'],
  properties: { status: { type: 'integer' }, message: { type: 'string' }, code: { type: 'string' } },
};

const requestSchema: JsonObject = {
  type: 'object',
  required: ['role'],
  properties: {
    role: { type: 'string', enum: ['viewer', 'editor', 'keeper'] },
    title: { type: ['string', 'null'], maxLength: 20 },
  },
};

const profile: Profile = {
  title: 'Sample',
  document: { file: 'openapi.yaml' },
  resource: { request: { in: 'path', name: 'id' }, format: 'uuid' },
  user: { id: '/id', email: '/email', name: '/name', volatile: ['/updated_at'] },
  responses: { statuses: [200], user: '' },
  fields: [
    { name: 'role', kind: 'role', request: '/role', user: '/role' },
    { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
  ],
  reads: {
    one: { operation: 'GET /users/{id}', id: { in: 'path', name: 'id' }, user: '' },
    list: {
      operation: 'GET /users',
      items: '/data',
      user: '',
      filter: { query: 'email', by: 'email' },
      next: { query: 'after', from: '/next' },
    },
  },
  auth: { schemes: [{ name: 'bearer', headers: { authorization: 'Bearer {secret}' } }] },
  permissions: {
    roles: [
      { value: 'keeper', rank: 3, mayUpdate: true, owner: true },
      { value: 'editor', rank: 2, mayUpdate: true },
      { value: 'viewer', rank: 1 },
    ],
  },
  refusals: { 'last-owner': { statuses: [409], code: 'last_keeper', detail: 'one keeper must remain' } },
  errors: [{ mediaType: 'application/json', body: { status: '{status}', message: '{detail}', code: '{code}' } }],
  mock: {
    user: {
      id: '9b2f6c1e-1111-4a2b-8c3d-000000000001',
      email: 'first@example.test',
      name: 'First Example',
      role: 'viewer',
      title: 'Clerk',
      updated_at: '2026-01-15T09:30:00.000Z',
    },
    sometimes: { '/title': 'Chief' },
  },
};

/** A small contract of nobody's, for tests: one role, one optional title, both reads, a last owner. */
export function sampleContract(fields: SampleChanges = {}): Contract {
  const whole: Profile = { ...profile, ...fields.profile };
  const { request = requestSchema, user = sampleUserSchema, error = sampleErrorSchema } = fields;
  const errors = Object.fromEntries(
    ['400', '403', '404', '409', '429'].map((status) => [status, sampleResponse(status, error)]),
  );
  const update = operation(fields.method ?? 'PATCH', fields.path ?? '/users/{id}', {
    '200': sampleResponse('200', user),
    ...errors,
    ...fields.responses,
  });
  const list: JsonObject = {
    type: 'object',
    required: ['data'],
    properties: { data: { type: 'array', items: user }, next: { type: ['string', 'null'] } },
  };
  return {
    id: 'sample',
    title: 'Sample',
    version: '1',
    document: { file: 'openapi.yaml', digest: 'sha256:0', openapi: '3.1.0', pointer: '' },
    basePath: fields.basePath ?? '/v1',
    update,
    request: {
      required: true,
      mediaType: 'application/json',
      mediaTypes: ['application/json'],
      documented: request,
      effective: request,
      enforceable: request,
      proseConstraints: whole.constraints ?? [],
      examples: [],
    },
    reads: {
      one: operation('GET', '/users/{id}', {
        '200': sampleResponse('200', user),
        '404': sampleResponse('404', error),
      }),
      list: operation('GET', '/users', { '200': sampleResponse('200', list) }),
    },
    profile: whole,
    gaps: [],
    ...fields.whole,
  };
}

function operation(method: string, path: string, responses: Readonly<Record<string, DocumentedResponse>>): Operation {
  return { id: `${method} ${path}`, method, path, pointer: '', parameters: [], responses, security: [] };
}
