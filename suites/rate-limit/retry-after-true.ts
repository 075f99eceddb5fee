import {
  type Exchange,
  type Finding,
  failure,
  note,
  type RateLimited,
  type Requirement,
  type Steps,
  statusOf,
} from '../../harness/suite.ts';
import {
  headerValues,
  isAfterBurst,
  limiting,
  promisesRetryAfter,
  quietTime,
  requireRateLimited,
  retryAfterSeconds,
  windowOf,
} from '../steps/rate-limiting.ts';

/** Added to the told time, in milliseconds: clocks and networks are not exact. */
const margin = 150;
/** How long after the told time a success still shows that it was true, in milliseconds; how often that is tried. */
const [lateMs, rounds] = [600, 4];

/** Waits exactly as told and tries once; and where the told time is longer than the window, tries far earlier. */
export default {
  kind: 'try',
  id: 'rate-limit.retry-after-true',
  level: 'must',
  severity: 'responses',
  sentence:
    'Retry-After MUST be true: an update after that time succeeds, and it is not far longer than the limit needs.',
  source: 'RFC 9110 section 10.2.3: Retry-After says how long to wait before the next request',
  matters: 'a client that waits as told is refused again, or waits for nothing',
  needs: [{ allow: 'rate-limit' }],
  *scenarios(plan) {
    yield limiting(plan, 'an update after the told time', 1, async (steps) => {
      let wasQuiet = false;
      for (let round = 0; round < rounds; round += 1) {
        const limited = await requireRateLimited(steps);
        const found = await waitAsTold(steps, limited);
        if (!found) continue;
        if (found.length > 0 || wasQuiet || isAfterBurst(steps, limited)) return found;
        wasQuiet = true;
        await steps.wait(quietTime(steps));
      }
      return steps.block('an update right after the told time could not be sent in time; try with less load');
    });
  },
} satisfies Requirement;

/** What a wait as told shows; `undefined` where the update went out so late that its success shows nothing. */
async function waitAsTold(steps: Steps, { response, testUser }: RateLimited): Promise<readonly Finding[] | undefined> {
  if (headerValues(response, 'retry-after').length === 0 && !promisesRetryAfter(steps.contract))
    return steps.skip('the vendor promises no Retry-After, and sends none');
  const told =
    retryAfterSeconds(response) ??
    steps.block('the 429 has no readable Retry-After; see rate-limit.retry-after-present');
  const window = windowOf(steps)?.windowSeconds;
  const once = { case: steps.cases.simplest, once: true, open: true } as const;
  if (window !== undefined && told > window + 1) {
    const early = Math.min(told / 3, window + 1);
    await steps.wait(early * 1000 + margin);
    const exchange = await steps.update(testUser, once);
    const words = { expected: `at most ${window} s`, received: `${told} s` };
    if (statusOf(exchange) === 429) {
      const fact = 'Retry-After is longer than the window, and was needed';
      return [note({ code: 'retry-after-long', fact, ...words }, response)];
    }
    const fact = 'Retry-After is far longer than the limit needs';
    const expected = `at most ${window} s; an update after ${Math.ceil(early)} s succeeds`;
    return [failure({ code: 'retry-after-too-long', fact, ...words, expected }, response)];
  }
  await steps.wait(told * 1000 + margin);
  const exchange = await steps.update(testUser, once);
  if (statusOf(exchange) !== 429) return isLate(steps, response, exchange, told) ? undefined : [];
  const fact = 'an update after the told time gets 429 again';
  const words = { expected: `success after ${told} s`, received: 'status 429' };
  return [failure({ code: 'retry-after-too-short', fact, ...words }, exchange)];
}

/** Whether an update was sent long after the told time, by a loaded machine: beyond what the request rate asks for. */
function isLate({ target }: Steps, { outcome }: Exchange, { startedAt }: Exchange, told: number): boolean {
  const { perSecond = 0 } = target.requestRate;
  const due = (outcome.kind === 'response' ? outcome.receivedAt : 0) + told * 1000;
  return startedAt - due > Math.max(lateMs, perSecond > 0 ? 1500 / perSecond : 0);
}
