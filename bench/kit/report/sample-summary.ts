import type { RunSummary } from '../../../harness/model/run.ts';

/** A contract's summary with every kind of row that a real one may have. */
export function sampleSummary(contract: string, target: string, exchanges: number, broken: boolean): RunSummary {
  return {
    type: 'summary',
    contract,
    target,
    statuses: [
      {
        status: '200',
        documented: true,
        provoked: 900,
        refusals: { valid: 880, 'invalid-value': broken ? 20 : 0 },
        outcome: broken ? 'fail' : 'pass',
      },
      {
        status: '400',
        documented: true,
        provoked: 412,
        refusals: { 'invalid-value': 300, 'malformed-json': 112 },
        outcome: 'pass',
      },
      {
        status: '403',
        documented: true,
        provoked: 40,
        refusals: { 'insufficient-role': 40 },
        outcome: 'pass',
      },
      {
        status: '404',
        documented: true,
        provoked: 12,
        refusals: { 'unknown-user': 12 },
        outcome: 'pass',
      },
      {
        status: '409',
        documented: true,
        provoked: 0,
        refusals: {},
        outcome: 'not-provoked',
        reason: 'the target does not allow last-owner',
      },
      { status: '422', documented: false, provoked: 9, refusals: { 'invalid-value': 9 }, outcome: 'warn' },
      { status: '429', documented: true, provoked: 5, refusals: { rateLimited: 5 }, outcome: 'pass' },
      ...(broken
        ? [
            {
              status: '500',
              documented: false,
              provoked: 7,
              refusals: { 'invalid-value': 7 },
              outcome: 'fail',
            } as const,
          ]
        : []),
    ],
    coverage: [
      { pointer: '/role', keyword: 'required', validTried: 300, invalidTried: 24, responded: { '400': 24 } },
      {
        pointer: '/role',
        keyword: 'enum',
        validTried: 300,
        invalidTried: 212,
        responded: broken ? { '400': 180, '200': 25, '500': 7 } : { '400': 212 },
      },
      { pointer: '/role', keyword: 'type', validTried: 300, invalidTried: 80, responded: { '400': 71, '422': 9 } },
      {
        pointer: '/note',
        keyword: 'maxLength',
        proseConstraint: 'note-length',
        validTried: 40,
        invalidTried: 12,
        responded: { '400': 12 },
      },
      {
        pointer: '/note',
        keyword: 'type',
        validTried: 40,
        invalidTried: 0,
        responded: {},
        unbreakable: 'every type is allowed',
      },
    ],
    gaps: [
      {
        kind: 'gap',
        code: 'status-undocumented',
        fact: 'the page does not say what an unknown type gets',
        expected: 'a documented status',
        received: '422',
        times: 9,
      },
    ],
    callers: { admin: Math.max(0, exchanges - 40), member: 30, otherOrganization: 6, anonymous: 4 },
    responses: { '200': 900, '400': 412, '403': 40, '404': 12, '422': 9, '429': 5 },
    exchanges,
    asked: { accepted: { sent: 900, got: broken ? 880 : 900 }, refused: { sent: 478, got: 478 } },
    restore: broken
      ? {
          restored: 3,
          verified: 2,
          failed: [
            {
              testUser: 'user-3',
              reason: 'the read shows viewer, before was admin',
              request: 'PATCH /users/user-3/role {"role":"admin"}',
            },
          ],
        }
      : { restored: 3, verified: 3, failed: [] },
    testUsers: [
      { id: 'user-1', before: { role: 'viewer' }, updates: 310, after: { role: 'viewer' } },
      { id: 'user-2', before: { role: 'editor' }, updates: 304, after: { role: 'editor' } },
      { id: 'user-3', before: { role: 'admin' }, updates: 286, after: { role: broken ? 'viewer' : 'admin' } },
    ],
    rate: Array.from({ length: 120 }, (_, index) => {
      const remaining = 60 - (index % 60);
      const rateLimited = remaining <= 3;
      return {
        at: index * 400,
        status: rateLimited ? 429 : 200,
        remaining: rateLimited ? 0 : remaining,
        ...(rateLimited ? { retryAfter: 3 } : {}),
      };
    }),
  };
}
