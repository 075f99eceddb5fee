import { failure, type Requirement } from '../../harness/index.ts';
import { documentsThrottle, headerValues, requireThrottled } from '../steps/throttling.ts';

/** Looks at Retry-After of a provoked 429. */
export default {
  id: 'throttle.retry-after-present',
  level: 'must',
  sentence: 'A 429 MUST carry Retry-After in whole seconds where the vendor promises it.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'clients wait as this header says; without it they guess, or repeat at once',
  appliesTo: (contract) => {
    const documented = documentsThrottle(contract);
    if (documented !== true) return documented;
    return (contract.profile.throttle?.retryAfter ?? 'none') !== 'none' || 'the vendor promises no Retry-After';
  },
  needs: [{ allow: 'throttle' }],
  async try(trial) {
    const { answer } = await requireThrottled(trial, { earlier: true });
    const values = headerValues(answer, 'retry-after');
    const [value] = values;
    const words = {
      expected: 'Retry-After: <whole seconds>',
      received: value === undefined ? 'no Retry-After' : `Retry-After: ${values.join(', ')}`,
    };
    if (value === undefined)
      return [failure({ code: 'retry-after-missing', fact: 'a 429 has no Retry-After', ...words }, answer)];
    if (values.length > 1)
      return [failure({ code: 'retry-after-unreadable', fact: 'a 429 has several Retry-After', ...words }, answer)];
    if (!/^\d{1,9}$/.test(value))
      return [
        failure(
          { code: 'retry-after-unreadable', fact: 'Retry-After is no whole number of seconds', ...words },
          answer,
        ),
      ];
    return [];
  },
  mustCatch: ['retry-after-fraction', 'retry-after-missing', 'retry-after-unreadable'],
} satisfies Requirement;
