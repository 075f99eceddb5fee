import type { Contract } from '../../harness/model/contract.ts';
import type { OutgoingRequest } from '../../harness/model/exchange.ts';
import type { Profile } from '../../harness/model/profile.ts';
import type { RequestRate, Target } from '../../harness/model/target.ts';

/** A live target for tests, changed in part. */
export function sampleTarget({
  requestRate,
  ...part
}: Partial<Omit<Target, 'requestRate'>> & { requestRate?: Partial<RequestRate> } = {}): Target {
  return {
    name: 'sandbox',
    kind: 'live',
    baseUrl: 'http://127.0.0.1:1/v1',
    callers: {
      admin: {
        headers: { 'x-key': 'admin-key-0123' },
        userId: '1',
        schemes: { bearer: { authorization: 'Bearer abcd' } },
      },
    },
    testUsers: ['42'],
    fixtures: {},
    allow: [],
    requestRate: {
      perSecond: 0,
      budget: 0,
      deadlineMs: 2_000,
      concurrency: 4,
      maxRetryAfterSeconds: 5,
      retries: 0,
      maxBodyBytes: 100_000,
      ...requestRate,
    },
    ...part,
  };
}

/** A contract for tests: `PATCH /orgs/{org}/users/{id}`, its profile changed in part. */
export function sampleContract(profile: Partial<Profile> = {}): Contract {
  const operation = (method: string, path: string, mediaTypes: readonly string[]) => ({
    id: `${method} ${path}`,
    method,
    path,
    pointer: '',
    parameters: [],
    responses: {
      200: {
        status: '200',
        description: '',
        pointer: '',
        headers: {},
        content: Object.fromEntries(mediaTypes.map((type) => [type, { examples: [] }])),
      },
    },
    security: [],
  });
  return {
    id: 'sample',
    title: 'Sample',
    version: '1',
    document: { file: 'openapi.yaml', digest: 'sha256:0', openapi: '3.1.0', pointer: '' },
    basePath: '',
    update: operation('PATCH', '/orgs/{org}/users/{id}', ['application/json', 'application/problem+json']),
    request: {
      required: true,
      mediaType: 'application/json',
      mediaTypes: ['application/json'],
      documented: true,
      effective: true,
      enforceable: true,
      proseConstraints: [],
      examples: [],
    },
    reads: {
      one: operation('GET', '/users/{id}', ['application/json']),
      list: operation('GET', '/users', ['application/json']),
    },
    profile: {
      title: 'Sample',
      document: { file: 'openapi.yaml' },
      resource: {
        request: { in: 'path', name: 'id' },
        format: 'opaque',
        parameters: { org: '{organization}' },
      },
      user: { id: '/id' },
      responses: { statuses: [200], user: '' },
      fields: [{ name: 'role', kind: 'role', request: '/role' }],
      auth: {
        schemes: [
          { name: 'key', headers: { 'x-key': '{secret}' } },
          { name: 'bearer', headers: { authorization: 'Bearer {secret}' } },
        ],
        context: { 'x-organization': '{organization}' },
      },
      permissions: { roles: [] },
      ...profile,
    },
    gaps: [],
  };
}

/** An update for tests. */
export function sampleRequest(part: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return {
    operation: 'update',
    method: 'PATCH',
    path: '/users/42',
    headers: { 'content-type': 'application/json', 'x-key': 'admin-key-0123' },
    body: Buffer.from('{"role":"admin"}'),
    caller: 'admin',
    user: '42',
    intent: { kind: 'valid' },
    ...part,
  };
}
