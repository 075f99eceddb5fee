import { compile } from '../../harness/schema/schema.ts';
import { type Contract, failure, type Requirement } from '../../harness/suite.ts';
import {
  headerValues,
  limiting,
  promisesRetryAfter,
  requireRateLimited,
  retryAfterSeconds,
} from '../steps/rate-limiting.ts';

/** Looks at Retry-After of a provoked 429; where the vendor promises none, what is sent is readable all the same. */
export default {
  kind: 'try',
  id: 'rate-limit.retry-after-present',
  level: 'must',
  severity: 'responses',
  sentence:
    'A 429 MUST carry Retry-After in whole seconds where the vendor promises it, and MUST NOT carry one that nobody can read.',
  source:
    'RFC 6585 section 4: a 429 may say how long to wait; RFC 9110 section 10.2.3: in whole seconds or as a date; the vendor promises which',
  matters: 'clients wait as this header says; without it they guess, or repeat at once',
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'Retry-After of a 429', 1, async (steps) => {
      const { response } = await requireRateLimited(steps, { earlier: true });
      const values = headerValues(response, 'retry-after');
      const [value] = values;
      const words = {
        expected: 'Retry-After: <whole seconds>',
        received: value === undefined ? 'no Retry-After' : `Retry-After: ${values.join(', ')}`,
      };
      const isPromised = promisesRetryAfter(steps.contract);
      if (value === undefined && !isPromised) return steps.skip('the vendor promises no Retry-After, and sends none');
      if (value === undefined)
        return [failure({ code: 'retry-after-missing', fact: 'a 429 has no Retry-After', ...words }, response)];
      if (values.length > 1)
        return [failure({ code: 'retry-after-unreadable', fact: 'a 429 has several Retry-After', ...words }, response)];
      const isDate = !/^\d{1,9}$/.test(value) && retryAfterSeconds(response) !== undefined;
      if (!/^\d{1,9}$/.test(value) && !(isDate && (!isPromised || mayBeDate(steps.contract))))
        return [
          failure(
            { code: 'retry-after-unreadable', fact: 'Retry-After is no whole number of seconds', ...words },
            response,
          ),
        ];
      return [];
    });
  },
} satisfies Requirement;

/** Whether the document leaves it open that Retry-After is a date: its schema has room for one. */
function mayBeDate({ update }: Contract): boolean {
  const { schema } = update.responses['429']?.headers['retry-after'] ?? {};
  return schema !== undefined && compile(schema).accepts('Wed, 21 Oct 2026 07:28:00 GMT');
}
