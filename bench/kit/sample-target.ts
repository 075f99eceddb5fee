import type { Contract } from '../../harness/model/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import type { Target } from '../../harness/model/target.ts';

/** A live target for tests, changed in part. */
export function sampleTarget(part: Partial<Target> = {}): Target {
  return {
    name: 'sandbox',
    kind: 'live',
    baseUrl: 'https://sandbox.example/v1',
    callers: {
      admin: { headers: { 'x-key': 'admin-canary' }, written: { 'x-key': `\${ADMIN_KEY}` }, userId: '1' },
      member: { headers: { 'x-key': 'member-canary' }, userId: '2' },
      otherOrganization: { headers: { 'x-key': 'other-organization-canary' } },
    },
    testUsers: ['42', '43'],
    fixtures: {},
    allow: [],
    requestRate: {
      perSecond: 0,
      budget: 0,
      deadlineMs: 1_000,
      concurrency: 1,
      maxRetryAfterSeconds: 1,
      retries: 0,
      maxBodyBytes: 10_000,
    },
    ...part,
  };
}

/** A contract for tests whose update takes `{role, title?}`; its profile changed in part. */
export function sampleContract(profile: Partial<Profile> = {}): Contract {
  const schema = {
    type: 'object',
    required: ['role'],
    properties: { role: { enum: ['owner', 'admin', 'member'] }, title: { type: 'string' } },
  };
  const operation = (method: string) => ({
    id: `${method} /users/{id}`,
    method,
    path: '/users/{id}',
    pointer: '',
    parameters: [],
    responses: {},
    security: [],
  });
  return {
    id: 'sample',
    title: 'Sample',
    version: '1',
    document: { file: 'openapi.yaml', digest: 'sha256:0', openapi: '3.1.0', pointer: '' },
    basePath: '',
    update: operation('PATCH'),
    request: {
      required: true,
      mediaType: 'application/json',
      mediaTypes: ['application/json'],
      documented: schema,
      effective: schema,
      enforceable: schema,
      proseConstraints: [],
      examples: [],
    },
    reads: { one: operation('GET') },
    profile: {
      title: 'Sample',
      document: { file: 'openapi.yaml' },
      resource: { request: { in: 'path', name: 'id' }, format: 'opaque' },
      user: { id: '/id' },
      responses: { statuses: [200], user: '' },
      fields: [
        { name: 'role', kind: 'role', request: '/role', user: '/role' },
        { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
      ],
      auth: { schemes: [{ name: 'key', headers: { 'x-key': '{secret}' } }] },
      permissions: {
        roles: [
          { value: 'owner', rank: 4, mayUpdate: true, owner: true },
          { value: 'admin', rank: 3, mayUpdate: true },
          { value: 'member', rank: 2 },
          { value: 'guest', rank: 1, mayBeAssigned: false },
        ],
      },
      ...profile,
    },
    gaps: [],
  };
}
