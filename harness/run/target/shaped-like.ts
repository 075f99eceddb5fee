import type { Target } from '../../model/target.ts';

/** The mock's target, with only the callers, test users, fixtures and permissions that `like` has, and its budget. */
export function shapedLike(mock: Target, like: Target | undefined): Target {
  if (like === undefined) return mock;
  const has = (from: object) => (entry: readonly [string, unknown]) => Object.hasOwn(from, entry[0]);
  return {
    ...mock,
    callers: Object.fromEntries(Object.entries(mock.callers).filter(has(like.callers))),
    fixtures: Object.fromEntries(Object.entries(mock.fixtures).filter(has(like.fixtures))),
    testUsers: mock.testUsers.slice(0, like.testUsers.length),
    allow: like.allow,
    requestRate: { ...like.requestRate, perSecond: 0, maxRetryAfterSeconds: mock.requestRate.maxRetryAfterSeconds },
  };
}
