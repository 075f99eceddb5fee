import {
  failure,
  isAccepted,
  type Json,
  type RateLimited,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  statusOf,
  valueAt,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { limiting, quietTime, requireRateLimited, toldWait } from '../steps/rate-limiting.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Updates that are sent while the limit is used up. */
const attempts = 3;
/** How often the limit is used up until an update was accepted before, and until a change got nothing but 429. */
const rounds = 2;

/** Uses the limit up, sends a change, and reads after the wait whether it stuck. */
export default {
  kind: 'try',
  id: 'rate-limit.not-applied',
  level: 'must',
  severity: 'state',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'An update that gets a 429 MUST NOT be applied.',
  matters: 'a client repeats what was done already, or believes that it was not',
  appliesTo: ({ reads, profile }) => {
    // What was added by an earlier update is held still: a read would not tell by which it was.
    if (profile.fields.some(({ kind, adds }) => kind === 'role' && adds)) return 'an assignment only adds';
    return hasRead(reads);
  },
  needs: [{ allow: 'rate-limit' }, { read: 'any' }],
  *scenarios(plan) {
    yield limiting(plan, 'a change while rate-limited', 2, async (steps) => {
      const setting = mainSetting(steps);
      const usual = valueAt(steps.cases.simplest.body, setting.change.request);
      const forbidden = otherValue(setting, usual);
      const { testUser, refused: last } = await refusedChange(steps, bodySetting(steps, setting.change, forbidden));
      await steps.wait(toldWait(steps, last));
      const after = await steps.read(testUser);
      const stored = after?.values[setting.change.name];
      if (stored === undefined) return steps.block('the test user could not be read after the wait');
      if (!showsValue(setting.change, forbidden, stored)) return [];
      const words = {
        code: 'rate-limited-but-applied',
        fact: `an update that got 429 changed ${setting.change.name}`,
      };
      return [failure({ ...words, expected: shown(usual), received: shown(stored) }, last)];
    });
  },
} satisfies Requirement;

/** A change of which every attempt got 429; where a short window was over meanwhile, the limit is used up once more. */
async function refusedChange(steps: Steps, body: Json) {
  for (let round = 0; round < rounds; round += 1) {
    const { testUser } = await rateLimitedAfterSuccess(steps);
    const sent = await Promise.all(
      Array.from({ length: attempts }, () =>
        steps.update(testUser, { body, name: 'while rate-limited', once: true, open: true }),
      ),
    );
    const [refused] = sent;
    if (refused && sent.every((exchange) => statusOf(exchange) === 429)) return { testUser, refused };
  }
  return steps.block('the limit was free again before an update could be sent');
}

/** A 429 that came after accepted updates, so that the test user's value is the one that these set. */
async function rateLimitedAfterSuccess(steps: Steps): Promise<RateLimited> {
  for (let round = 0; round < rounds; round += 1) {
    const found = await requireRateLimited(steps);
    if (found.before.some((exchange) => isAccepted(steps.contract, exchange))) return found;
    await steps.wait(Math.max(toldWait(steps, found.response), quietTime(steps)));
  }
  return steps.block('every update got 429, so that none could be told from an applied one');
}
