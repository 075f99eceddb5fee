import type { Json, JsonObject } from '../../../harness/model/json.ts';

const resources = [
  'albums', 'badges', 'boards', 'cards', 'channels', 'clips', 'drafts', 'events', 'exports', 'feeds', 'files', 'folders',
  'forms', 'galleries', 'hooks', 'imports', 'invoices', 'jobs', 'keys', 'labels', 'links', 'lists', 'logs', 'maps', 'media',
  'notes', 'orders', 'pages', 'photos', 'plans', 'polls', 'posts', 'prints', 'queues', 'reports', 'reviews', 'rooms', 'rules',
  'scans', 'series', 'sites', 'slides', 'spaces', 'stamps', 'stories', 'streams', 'tags', 'tasks', 'themes', 'tickets',
  'tokens', 'tours', 'trails', 'uploads', 'views', 'votes', 'walls', 'widgets', 'zones',
]; // biome-ignore format: one name after another

/**
 * An OpenAPI document as a server publishes itself: some 420 operations, one of which changes a member's role
 * (`PUT /admin/members/{member_id}`), and several that only look so.
 */
export function makeDocument(): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Darkroom', version: '5.120.1' },
    servers: [{ url: 'https://darkroom.example/api' }],
    security: [{ session: [] }, { apiKey: [] }],
    paths: { ...Object.assign({}, ...resources.map(pathsOf)), ...memberPaths() },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'darkroom' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
      responses: { Problem: { description: 'Refused.', content: json(ref('Problem')) } },
      schemas: { ...Object.fromEntries(resources.map((name) => [schemaName(name), thing()])), ...memberSchemas() },
    },
  };
}

function pathsOf(name: string): JsonObject {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const one = ref(schemaName(name));
  const body = { required: true, content: json(one) };
  return {
    [`/${name}`]: {
      get: operation(`list ${name}`, '200', { type: 'array', items: one }),
      post: { ...operation(`make ${name}`, '201', one), requestBody: body },
    },
    [`/${name}/{id}`]: {
      parameters: [id],
      get: operation(`read ${name}`, '200', one),
      put: { ...operation(`replace ${name}`, '200', one), requestBody: body },
      patch: { ...operation(`change ${name}`, '200', one), requestBody: body },
      delete: operation(`remove ${name}`, '200', one),
    },
    [`/${name}/{id}/export`]: { parameters: [id], post: operation(`export ${name}`, '202', one) },
  };
}

function memberPaths(): JsonObject {
  const id = { name: 'member_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  return {
    '/admin/members': {
      get: {
        ...operation('List members', '200', {
          type: 'object',
          required: ['members'],
          properties: { members: { type: 'array', items: ref('Member') }, cursor: { type: 'string', nullable: true } },
        }),
        parameters: [
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
          { name: 'email', in: 'query', schema: { type: 'string' } },
        ],
      },
      post: { ...operation('Invite a member', '201', ref('Member')), requestBody: { content: json(ref('Member')) } },
    },
    '/admin/members/{member_id}': {
      parameters: [id],
      get: operation('Read a member', '200', ref('Member')),
      put: {
        ...operation('Change a member', '200', ref('Member'), ['400', '401', '403', '404', '409']),
        requestBody: { required: true, content: json(ref('MemberUpdate')) },
      },
      delete: operation('Remove a member', '200', ref('Member')),
    },
    '/users/{id}/preferences': {
      parameters: [{ ...id, name: 'id' }],
      patch: { ...operation('Change preferences', '200', thing()), requestBody: { content: json(thing()) } },
    },
    '/roles/{id}': {
      parameters: [{ ...id, name: 'id' }],
      put: { ...operation('Rename a role', '200', thing()), requestBody: { content: json(thing()) } },
    },
  };
}

function memberSchemas(): JsonObject {
  const access = { type: 'string', enum: ['viewer', 'editor', 'admin'] };
  return {
    Problem: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
    Member: {
      type: 'object',
      required: ['id', 'email', 'access'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        email: { type: 'string', format: 'email' },
        name: { type: 'string' },
        access,
        updated_at: { type: 'string', format: 'date-time' },
      },
    },
    MemberUpdate: {
      type: 'object',
      required: ['access'],
      properties: { access, name: { type: 'string', minLength: 1, maxLength: 80 } },
    },
  };
}

function operation(
  summary: string,
  status: string,
  schema: JsonObject,
  errors: readonly string[] = ['404'],
): JsonObject {
  const problems = errors.map((error) => [error, { $ref: '#/components/responses/Problem' }] as const);
  return {
    summary,
    responses: { [status]: { description: summary, content: json(schema) }, ...Object.fromEntries(problems) },
  };
}

function thing(): JsonObject {
  return {
    type: 'object',
    properties: { id: { type: 'string', format: 'uuid' }, title: { type: 'string' }, size: { type: 'integer' } },
  };
}

function json(schema: Json): JsonObject {
  return { 'application/json': { schema } };
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaName(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
