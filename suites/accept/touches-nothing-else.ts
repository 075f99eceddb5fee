import {
  compareUsers,
  type Finding,
  failure,
  isAccepted,
  isTimeLike,
  type Json,
  type OldRequirement,
  type RequirementContext,
  sameItems,
  type TestUser,
  type UserView,
  valueAt,
} from '../../harness/suite.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting, otherValue, type Setting, settings } from '../steps/settings.ts';

/** Most test users that are updated: some fields only some users have. */
const most = 8;

/**
 * Reads, changes one field, reads again, and compares every other field. A field that the document does not declare may
 * follow from the change: then it comes back when the change is undone.
 */
export default {
  id: 'accept.touches-nothing-else',
  level: 'must',
  severity: 'state',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'An update MUST change nothing of the user but what it names.',
  matters: 'changing a role quietly damages the rest of the profile',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 12,
  early: true,
  async try(context) {
    const findings: Finding[] = [];
    const setting = mainSetting(context);
    let accepted = 0;
    const count = Math.min(most, context.target.testUsers.length);
    // Twice round, so that each test user takes two different values.
    const rounds = Array.from({ length: 2 * count }, (_none, index) => index);
    await context.forEachTestUser(rounds, async (index, testUser) => {
      const before = await context.read(testUser);
      if (!before) return;
      const value =
        index < setting.values.length
          ? (setting.values[index] ?? null)
          : otherValue(setting, before.values[setting.change.name]);
      const exchange = await context.update(testUser, {
        body: bodySetting(context, setting.change, value),
        name: `set ${setting.change.name}`,
      });
      refuseRateLimited(context, exchange);
      if (!isAccepted(context.contract, exchange)) return;
      accepted += 1;
      const after = await context.read(testUser);
      if (!after) return;
      const found = compareUsers(before, after, context.contract, { [setting.change.name]: undefined });
      if (found.length === 0) findings.push(...damagedSince(context, testUser, after));
      const doubtful = found.filter(
        ({ code, at }) =>
          code === 'undeclared-field-changed' &&
          !isTimeLike(at ?? '', valueAt(before.whole, at ?? ''), valueAt(after.whole, at ?? '')),
      );
      findings.push(...found.filter((finding) => !doubtful.includes(finding)));
      if (doubtful.length > 0)
        findings.push(
          ...(await undo(context, testUser, setting, before.values[setting.change.name], before.whole, doubtful)),
        );
    });
    if (accepted === 0) context.block('no update was accepted');
    return findings;
  },
  mustCatch: ['name-mangled', 'optional-field-dropped', 'attribute-changed', 'attribute-changed-for-one-value'],
} satisfies OldRequirement;

/**
 * What differs from the user as it was before the run's first update: a second update may damage nothing more. Only
 * where no other field may vary, since some fields follow from others.
 */
function damagedSince(context: RequirementContext, { before }: TestUser, after: UserView): readonly Finding[] {
  const varied = settings(context).map(({ change }) => change);
  if (!before || varied.some(({ kind, user }) => kind === 'attribute' && user !== undefined)) return [];
  const roles = varied.map(({ name }) => [name, undefined] as const);
  return compareUsers(before, after, context.contract, Object.fromEntries(roles)).filter(
    ({ kind }) => kind === 'failure',
  );
}

/** What an undeclared field does when the change is undone decides what it is. */
async function undo(
  context: RequirementContext,
  testUser: TestUser,
  { change }: Setting,
  value: Json | undefined,
  whole: Json,
  doubtful: readonly Finding[],
): Promise<readonly Finding[]> {
  if (value === undefined || value === null) return doubtful;
  const exchange = await context.update(testUser, {
    body: bodySetting(context, change, value),
    name: `put ${change.name} back`,
  });
  const again = isAccepted(context.contract, exchange) ? await context.read(testUser) : undefined;
  if (!again) return doubtful;
  return doubtful.map((finding) => {
    const pointer = finding.at ?? '';
    if (sameItems(valueAt(whole, pointer), valueAt(again.whole, pointer))) return finding;
    const { expected, received } = finding;
    return failure(
      {
        code: 'field-changed',
        fact: `${pointer}, which is not declared, changed and did not come back`,
        expected,
        received,
        at: pointer,
      },
      again.exchange,
    );
  });
}
