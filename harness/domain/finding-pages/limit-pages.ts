import type { FindingPages } from './page.ts';

/** Rate limits. */
export const limitPages: FindingPages = {
  'never-rate-limited': {
    means: 'a limit is documented and never enforced',
    example: '201 updates in a window of 200 -> 200 each, expected 429',
    fix: 'enforce it where all instances count together, or correct the document',
  },
  'rate-limited-but-applied': {
    means: 'an update that got 429 was carried out',
    example: 'PATCH /users/7/role -> 429; a read shows the new role',
    fix: 'count before the handler runs',
  },
  'retry-after-missing': {
    means: 'a 429 does not say when to come back',
    example: 'PATCH -> 429 without Retry-After',
    fix: 'send Retry-After: SECONDS (RFC 9110 section 10.2.3)',
  },
  'retry-after-unreadable': {
    means: 'Retry-After is no number of seconds and no date, or stands there twice',
    example: 'PATCH -> 429, Retry-After: 1.5',
    fix: 'send a whole number of seconds',
  },
  'retry-after-too-short': {
    means: 'after waiting as told, the next update is refused again',
    example: 'PATCH -> 429, Retry-After: 1; a second later -> 429',
    fix: 'round up, and count to the end of the window',
  },
  'retry-after-too-long': {
    means: 'an update succeeds long before the time that was told',
    example: 'PATCH -> 429, Retry-After: 600; after 60 s -> 200',
    fix: 'send the seconds until the window lets one more through',
  },
  'retry-after-long': {
    means: 'the time told is longer than the window: a note',
    example: 'PATCH -> 429, Retry-After: 70, with a window of 60 s',
    fix: 'nothing, where it is meant as a penalty',
  },
  'reset-too-early': {
    means: 'the reset header names a time at which updates are still refused',
    example: 'PATCH -> 429, X-RateLimit-Reset: 5; after 5 s -> 429',
    fix: 'let header and limiter read the same window',
  },
  'not-recovered': {
    means: 'after the window has passed, updates are still refused',
    example: 'PATCH -> 429; after 70 s, with a window of 60 s -> 429',
    fix: 'do not count refused requests, or document that you do',
  },
  'rate-header-missing': {
    means: 'a documented rate limit header is missing',
    example: 'PATCH -> 200 without X-RateLimit-Remaining',
    fix: 'send it on each response that the document names',
  },
  'rate-header-unreadable': {
    means: 'a rate limit header is not written as documented',
    example: 'X-RateLimit-Limit: 200/min',
    fix: 'send a whole number',
  },
  'rate-limit-wrong': {
    means: 'the limit header names another limit than is enforced',
    example: 'X-RateLimit-Limit: 1000, and the 201st gets 429',
    fix: 'let header and limiter read the same setting',
  },
  'rate-period-wrong': {
    means: 'the period header names another window than is enforced',
    example: 'X-RateLimit-Period: 3600, with a window of 60 s',
    fix: 'let header and limiter read the same setting',
  },
  'rate-remaining-wrong': {
    means: 'the remaining header is more than the limit, or not 0 on a 429',
    example: 'PATCH -> 429, X-RateLimit-Remaining: 3',
    fix: 'count this request before the header is written',
  },
  'rate-reset-wrong': {
    means: 'the reset header, in its documented unit, lies outside the window',
    example: 'X-RateLimit-Reset: 1795680000, documented as seconds to wait',
    fix: 'send the documented unit, or correct unit: in the profile',
  },
};
