import type { ClientRequirement } from '../../../harness/suite.ts';
import { sendsRetryAfter, waitScenario } from '../waits.ts';

/** Gateways send it whatever the document of what is behind them says, and every client may read it. */
export default {
  kind: 'client',
  id: 'rate-limit.undocumented-retry-after',
  level: 'should',
  sentence:
    'A client that sends again after 429 or 503 SHOULD NOT do so before Retry-After is over, also where the vendor does not document it.',
  source: 'RFC 9110 section 10.2.3',
  matters: 'a gateway that asks for time is sent more requests at once',
  appliesTo: (contract) => sendsRetryAfter(contract) !== true || 'the vendor documents Retry-After, or says nothing',
  scenarios: () =>
    ([429, 503] as const).map((status) =>
      waitScenario(`${status} with seconds`, 3, (retryAfter) => ({ retryAfter }), status),
    ),
  mustCatch: ['knows-vendor-header-alone'],
} satisfies ClientRequirement;
