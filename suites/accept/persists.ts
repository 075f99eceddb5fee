import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  type OldRequirement,
  type RequirementContext,
  sameItems,
  shown,
  showsValue,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting, type Setting } from '../steps/settings.ts';

/** Updates of the first test user, one after another: some faults show only after a few. */
const rounds = 7;
/** Updates of each further test user: some faults show only with some users, or once in a while. */
const furtherRounds = 3;

/** Requests of one round: an update, and a read of either kind. */
const perRound = 3;

/** Changes test users again and again and reads them back by every read that there is. Ends at the first failure. */
export default {
  id: 'accept.persists',
  level: 'must',
  severity: 'state',
  sentence: 'After a successful update every read MUST show what the update set.',
  matters: 'a role that was confirmed is not in force',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 16,
  async try(context) {
    const findings: Finding[] = [];
    const setting = mainSetting(context);
    const tried = new Set<string>();
    let accepted = 0;
    const turns = Array.from({ length: context.target.testUsers.length }, (_none, index) => index);
    await context.forEachTestUser(turns, async (_turn, testUser) => {
      const count = tried.size === 0 ? rounds : furtherRounds;
      tried.add(testUser.id);
      for (let round = 0; round < count && findings.length === 0; round += 1) {
        if (round > 1 && !context.affords(perRound)) return;
        // Later test users begin with another value, so that who has the first already is changed too.
        const value = setting.values[(round + tried.size - 1) % setting.values.length] ?? null;
        const found = await setAndRead(context, testUser, setting, value, `update ${round + 1}`);
        if (found) accepted += 1;
        findings.push(...(found ?? []));
      }
    });
    if (accepted === 0) context.block('no update was accepted');
    return findings;
  },
  mustCatch: [
    'not-stored-after-five-updates',
    'not-stored-for-other-scripts',
    'not-stored-once-in-25',
    'nothing-stored',
    'role-not-stored',
    'stale-list',
    'stale-read',
    'stored-for-somebody-else',
    'user-vanishes',
  ],
} satisfies OldRequirement;

/** What the reads show against what was set; `undefined` when the update was not accepted. */
async function setAndRead(
  context: RequirementContext,
  testUser: TestUser,
  { change }: Setting,
  value: Json,
  name: string,
): Promise<readonly Finding[] | undefined> {
  const exchange = await context.update(testUser, { body: bodySetting(context, change, value), name });
  refuseRateLimited(context, exchange);
  if (!isAccepted(context.contract, exchange)) return undefined;
  const responded = context.userOf(exchange);
  const findings: Finding[] = [];
  for (const by of ['one', 'list'] as const) {
    if (!context.contract.reads[by]) continue;
    const view = await context.read(testUser, by);
    if (!view) {
      const fact = `the read (${by}) does not show the user after an update`;
      findings.push(failure({ code: 'user-vanished', fact, expected: 'the user', received: 'no such user' }, exchange));
      continue;
    }
    const stored = view.values[change.name];
    if (stored === undefined) continue;
    if (!showsValue(change, value, stored)) {
      const onlyList = by === 'list' && context.contract.reads.one !== undefined;
      const code = onlyList ? 'list-shows-old' : 'change-not-stored';
      const fact = `the read (${by}) shows another ${change.name} than was set`;
      findings.push(failure({ code, fact, expected: shown(value), received: shown(stored) }, view.exchange));
    }
    findings.push(...compareResponse(context, responded, view));
  }
  return findings;
}

/** Changed fields as the response shows them, against the read right after it. */
function compareResponse(
  context: RequirementContext,
  responded: UserView | undefined,
  view: UserView,
): readonly Finding[] {
  return context.contract.profile.fields.flatMap((change) => {
    const [told, stored] = [responded?.values[change.name], view.values[change.name]];
    if (told === undefined || told === null || stored === undefined || sameItems(told, stored)) return [];
    if (showsValue(change, told, stored)) return [];
    const fact = `the response shows another ${change.name} than the read after it`;
    const words = { code: 'response-disagrees', fact, expected: shown(stored), received: shown(told) };
    return [failure(words, responded?.exchange)];
  });
}
