import type { RequestRate, Target } from '../../harness/model/target.ts';

/** A live target for tests, changed in part. */
export function sampleTarget({
  requestRate,
  ...part
}: Partial<Omit<Target, 'requestRate'>> & { requestRate?: Partial<RequestRate> } = {}): Target {
  return {
    name: 'sandbox',
    kind: 'live',
    baseUrl: 'https://sandbox.example/v1',
    callers: {
      admin: {
        headers: { 'x-key': 'admin-canary' },
        written: { 'x-key': `\${ADMIN_KEY}` },
        userId: '1',
        schemes: { bearer: { authorization: 'Bearer abcd' } },
      },
      member: { headers: { 'x-key': 'member-canary' }, userId: '2' },
      otherOrganization: { headers: { 'x-key': 'other-organization-canary' } },
    },
    testUsers: ['42', '43'],
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
