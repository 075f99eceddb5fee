import { failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Looks at Retry-After wherever it comes, documented or not. */
export default {
  kind: 'judge',
  id: 'response.retry-after-readable',
  level: 'must',
  severity: 'responses',
  sentence: 'A Retry-After header MUST be a whole number of seconds or a date.',
  source: 'RFC 9110 section 10.2.3: Retry-After = HTTP-date / delay-seconds',
  matters: 'a client that waits as told cannot, and repeats at once or gives up',
  judge({ exchange }) {
    return responsesOf(exchange).flatMap(({ status, headers }) =>
      headers
        .filter(([name, value]) => name === 'retry-after' && !isReadable(value.trim()))
        .map(([, value]) =>
          failure({
            code: 'retry-after-unreadable',
            fact: `Retry-After of a response with status ${status} is neither a number of seconds nor a date`,
            expected: 'Retry-After: 3, or an HTTP-date',
            received: `Retry-After: ${value}`,
          }),
        ),
    );
  },
} satisfies Requirement;

/** A count of seconds, or a date in one of the three forms of RFC 9110 section 5.6.7. */
function isReadable(value: string): boolean {
  return /^\d+$/.test(value) || (/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) && !Number.isNaN(Date.parse(value)));
}
