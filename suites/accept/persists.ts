import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  type Requirement,
  type Steps,
  sameItems,
  shown,
  showsValue,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting, otherValue, type Setting } from '../steps/settings.ts';
import { toldAsBefore } from '../steps/told-as-before.ts';

/** Updates of the first test user, one after another: some faults show only after a few. */
const rounds = 7;
/** Updates of each further test user: some faults show only with some users, or once in a while. */
const furtherRounds = 3;
/** Requests of one round: an update, and a read of either kind. */
const perRound = 3;

/** Changes test users again and again and reads them back by every read that there is. Ends at the first failure. */
export default {
  kind: 'try',
  id: 'accept.persists',
  level: 'must',
  severity: 'state',
  sentence: 'After a successful update every read MUST show what the update set.',
  matters: 'a role that was confirmed is not in force',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ read: 'any' }],
  early: 'soon',
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const turns = plan.target.testUsers.map((_id, at) => ({ at, count: at === 0 ? rounds : furtherRounds }));
    for (const [index, { at, count }] of [{ at: 0, count: 1 }, ...turns].entries()) {
      yield {
        name: index === 0 ? 'one update' : `${count} updates of test user ${at + 1}`,
        purpose: 'state',
        rank: ranked(index),
        testUserAt: at,
        cost: 1 + count * perRound,
        async run(steps, [testUser]) {
          let before = await steps.read(testUser);
          if (!before) return vanished(steps, testUser);
          let current = before.values[setting.change.name];
          for (let round = 1; round <= count; round += 1) {
            const value = nextValue(setting, current, at);
            const { found, after } = await setAndRead(steps, testUser, setting, value, before, `update ${round}`);
            if (found.length > 0) return found;
            current = value;
            before = after ?? before;
          }
          return [];
        },
      };
    }
  },
  judgesStorage: true,
  judgesLag: true,
} satisfies Requirement;

/** Whoever could be read before the run's first update is there still. */
function vanished(steps: Steps, { id, before }: TestUser): readonly Finding[] {
  if (!before) return steps.block(`test user ${id} cannot be read`);
  const fact = 'a test user cannot be read any more after updates of this run';
  return [failure({ code: 'user-vanished', fact, expected: 'the user', received: 'no such user' })];
}

/** The value after the current one; the first one where none is known, later test users another. */
function nextValue({ change, values }: Setting, current: Json | undefined, start: number): Json {
  const at = values.findIndex((value) => showsValue(change, value, current));
  const next = values[(at < 0 ? start : at + 1) % values.length] ?? null;
  return showsValue(change, next, current) ? otherValue({ change, values }, current) : next;
}

/** What the reads show against what was set. */
async function setAndRead(
  steps: Steps,
  testUser: TestUser,
  { change }: Setting,
  value: Json,
  before: UserView,
  name: string,
): Promise<{ readonly found: readonly Finding[]; readonly after?: UserView }> {
  const exchange = await steps.update(testUser, { body: bodySetting(steps, change, value), name });
  refuseRateLimited(steps, exchange);
  if (!isAccepted(steps.contract, exchange)) return steps.block('the update is not accepted; see accept.every-role');
  const responded = steps.userOf(exchange);
  const findings: Finding[] = [];
  let after: UserView | undefined;
  for (const by of ['one', 'list'] as const) {
    if (!steps.contract.reads[by]) continue;
    const view = await steps.read(testUser, by);
    if (!view) {
      const fact = `the read (${by}) does not show the user after an update`;
      findings.push(failure({ code: 'user-vanished', fact, expected: 'the user', received: 'no such user' }, exchange));
      continue;
    }
    const stored = view.values[change.name];
    if (stored === undefined) continue;
    if (!showsValue(change, value, stored)) {
      const onlyList = by === 'list' && steps.contract.reads.one !== undefined;
      const code = onlyList ? 'list-shows-old' : 'change-not-stored';
      const fact = `the read (${by}) shows another ${change.name} than was set`;
      findings.push(failure({ code, fact, expected: shown(value), received: shown(stored) }, view.exchange));
    }
    findings.push(...compareResponse(steps, responded, view));
    after ??= view;
  }
  if (findings.length === 0 && responded && after) findings.push(...compareWhole(before, responded, after));
  return { found: findings, ...(after === undefined ? {} : { after }) };
}

/** What follows from the change, as the response shows it and as the read after it does. */
function compareWhole(before: UserView, responded: UserView, after: UserView): readonly Finding[] {
  return toldAsBefore(before.whole, responded.whole, after.whole).map(({ place, told, stored }) => {
    const fact = `the response shows ${place} as before the update, and the read after it otherwise`;
    const words = { code: 'response-disagrees', fact, expected: shown(stored), received: shown(told), at: place };
    return failure(words, responded.exchange);
  });
}

/** Changed fields as the response shows them, against the read right after it. */
function compareResponse(steps: Steps, responded: UserView | undefined, view: UserView): readonly Finding[] {
  return steps.contract.profile.fields.flatMap((change) => {
    const [told, stored] = [responded?.values[change.name], view.values[change.name]];
    if (told === undefined || told === null || stored === undefined || sameItems(told, stored)) return [];
    if (showsValue(change, told, stored)) return [];
    const fact = `the response shows another ${change.name} than the read after it`;
    const words = { code: 'response-disagrees', fact, expected: shown(stored), received: shown(told) };
    return [failure(words, responded?.exchange)];
  });
}
