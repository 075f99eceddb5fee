import {
  compareUsers,
  type Finding,
  failure,
  isAccepted,
  type OldRequirement,
  type RequirementContext,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates to one value between two looks at everybody; who had that value before would not show a change to it. */
const updates = 6;
/** Values that are taken in turn. */
const mostValues = 3;
/** Other test users that are looked at where there is no list. */
const watched = 4;

/** Looks at everybody, updates one test user a few times, and looks again. */
export default {
  id: 'accept.spares-other-users',
  level: 'must',
  severity: 'state',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'An update MUST NOT change anybody but the user that it addresses.',
  matters: 'giving one user a role gives or takes it from another',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }, { testUsers: 2 }],
  requests: () => 12,
  early: true,
  async try(context) {
    const findings: Finding[] = [];
    const setting = mainSetting(context);
    await context.withTestUsers(
      Math.min(watched + 1, context.target.testUsers.length),
      async ([testUser, ...others]) => {
        if (!testUser) return;
        let accepted = 0;
        let before = await look(context, others);
        for (const value of setting.values.slice(0, mostValues)) {
          for (let round = 0; round < updates; round += 1) {
            const body = bodySetting(context, setting.change, value);
            const exchange = await context.update(testUser, { body, name: `update ${round + 1}` });
            refuseRateLimited(context, exchange);
            if (isAccepted(context.contract, exchange)) accepted += 1;
          }
          const after = await look(context, others);
          findings.push(...compareAll(context, before, after, testUser));
          if (findings.length > 0 || !context.affords(updates + watched)) return;
          before = after;
        }
        if (accepted === 0) context.block('no update was accepted');
      },
    );
    return findings;
  },
  mustCatch: ['other-user-changed', 'other-user-changed-on-fifth-update'],
} satisfies OldRequirement;

/** Everybody by the list where there is one, else a few other test users. */
async function look(context: RequirementContext, others: readonly TestUser[]): Promise<ReadonlyMap<string, UserView>> {
  const listed = await context.list();
  const views = listed ?? (await Promise.all(others.map((other) => context.read(other))));
  return new Map(
    views.flatMap((view): readonly [string, UserView][] => (view?.id === undefined ? [] : [[view.id, view]])),
  );
}

function compareAll(
  context: RequirementContext,
  before: ReadonlyMap<string, UserView>,
  after: ReadonlyMap<string, UserView>,
  testUser: TestUser,
): readonly Finding[] {
  const gone = [...before].flatMap(([id, view]) => {
    const now = after.get(id);
    if (now && id !== testUser.id)
      return compareUsers(view, now, context.contract).map((finding) =>
        finding.kind === 'failure' ? { ...finding, code: 'other-user-changed' } : finding,
      );
    return now
      ? []
      : [
          failure({
            code: 'user-vanished',
            fact: 'a user is gone after an update of another',
            expected: id,
            received: 'no such user',
          }),
        ];
  });
  const invented = [...after.keys()].filter((id) => !before.has(id));
  return [
    ...gone,
    ...invented.map((id) =>
      failure({
        code: 'user-invented',
        fact: 'an update made a user that was not there',
        expected: 'no new user',
        received: id,
      }),
    ),
  ];
}
