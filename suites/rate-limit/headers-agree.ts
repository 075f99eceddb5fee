import {
  type Exchange,
  type Finding,
  failure,
  type RateHeader,
  type RateWindow,
  type Requirement,
} from '../../harness/suite.ts';
import { headerValues, limiting, requireRateLimited, resetSeconds, windowOf } from '../steps/rate-limiting.ts';

/** Seconds by which a reset may be off: clocks differ and values are whole. */
const slack = 2;

/** Compares the rate-limit headers of a 429, and of the responses before it, with what is enforced, by what each means. */
export default {
  kind: 'try',
  id: 'rate-limit.headers-agree',
  level: 'must',
  severity: 'responses',
  sentence: 'Rate-limit headers MUST say what is enforced, in the unit that the vendor documents.',
  matters: 'a client that paces itself by these headers is rate-limited, or waits years',
  appliesTo: ({ profile: { rateLimit } }) =>
    (rateLimit?.headers ?? []).length > 0 || 'the vendor documents no rate-limit headers',
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'headers of a 429 and before it', 1, async (steps) => {
      const { response, before } = await requireRateLimited(steps, { earlier: true });
      const headers = steps.contract.profile.rateLimit?.headers ?? [];
      const window = windowOf(steps);
      const enforced = steps.target.rateLimit;
      return [
        ...headers.flatMap((header) => judge(header, response, true, window, enforced)),
        ...headers.flatMap((header) => before.flatMap((exchange) => judge(header, exchange, false, window, enforced))),
      ];
    });
  },
} satisfies Requirement;

function judge(
  header: RateHeader,
  exchange: Exchange,
  limited: boolean,
  window: RateWindow | undefined,
  enforced: RateWindow | undefined,
): readonly Finding[] {
  const [value] = headerValues(exchange, header.name);
  const wrong = (code: string, fact: string, expected: string) => [
    failure({ code, fact, expected, received: `${header.name}: ${value ?? 'missing'}` }, exchange),
  ];
  if (value === undefined) {
    const promised = header.on === 'always' || (header.on === 'limited' && limited);
    return promised
      ? wrong(
          'rate-header-missing',
          `${header.name} is missing`,
          `${header.name} on ${header.on === 'always' ? 'every response' : 'a 429'}`,
        )
      : [];
  }
  const number = Number(value);
  const whole = /^\d+$/.test(value);
  switch (header.means) {
    case 'name':
      return [];
    case 'limit':
      if (!whole) return wrong('rate-header-unreadable', `${header.name} is no whole number`, 'a whole number');
      return enforced && number !== enforced.requests
        ? wrong('rate-limit-wrong', `${header.name} is not what is enforced`, String(enforced.requests))
        : [];
    case 'remaining':
      if (!whole) return wrong('rate-header-unreadable', `${header.name} is no whole number`, 'a whole number');
      if (limited && number !== 0) return wrong('rate-remaining-wrong', `${header.name} of a 429 is not 0`, '0');
      return enforced && number > enforced.requests
        ? wrong('rate-remaining-wrong', `${header.name} is more than the limit`, `at most ${enforced.requests}`)
        : [];
    case 'period':
      if (!whole) return wrong('rate-header-unreadable', `${header.name} is no whole number`, 'a whole number');
      return enforced && number !== enforced.windowSeconds
        ? wrong('rate-period-wrong', `${header.name} is not the window`, String(enforced.windowSeconds))
        : [];
    case 'reset': {
      const seconds = resetSeconds(value, header.unit, exchange);
      if (seconds === undefined)
        return wrong(
          'rate-header-unreadable',
          `${header.name} is not written as ${header.unit ?? 'seconds'}`,
          header.unit ?? 'seconds',
        );
      const most = (window?.windowSeconds ?? 3600) + slack;
      if (seconds >= -slack && seconds <= most) return [];
      return wrong(
        'rate-reset-wrong',
        `${header.name}, read as ${header.unit ?? 'seconds'}, is not within the window`,
        `within ${most} s`,
      );
    }
  }
}
