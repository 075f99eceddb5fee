import {
  compareUsers,
  type Finding,
  failure,
  type OldRequirement,
  put,
  type RequirementContext,
  type TestUser,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Names one user in the path and another in the body. */
export default {
  id: 'reject.mismatched-id',
  level: 'must',
  severity: 'updates',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'An update whose body names another user than its address MUST be refused.',
  matters: 'the wrong user gets the role',
  appliesTo: (contract) =>
    takesJson(contract) === true
      ? (contract.profile.resource.repeated ?? []).length > 0 || 'the body does not repeat the id'
      : takesJson(contract),
  needs: [{ testUsers: 2 }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const setting = mainSetting(context);
    await context.withTestUsers(2, async ([testUser, other]) => {
      if (!testUser || !other) return;
      const ids = [
        other.id,
        ...(context.target.fixtures.unknown === undefined ? [] : [context.target.fixtures.unknown]),
      ];
      for (const pointer of context.contract.profile.resource.repeated ?? []) {
        for (const id of ids) {
          const before = [await context.read(testUser), await context.read(other)];
          const value = otherValue(setting, before[0]?.values[setting.change.name]);
          const body = put(boundBody(context, testUser, bodySetting(context, setting.change, value)), pointer, id);
          const name = `${pointer} of ${id === other.id ? 'another test user' : 'nobody'}`;
          const exchange = await context.update(testUser, {
            bytes: bytesOf(JSON.stringify(body)),
            name,
            refusal: 'mismatched-id',
          });
          const found = expectRefusal(context, exchange, 'mismatched-id');
          findings.push(...found.map((finding) => ({ ...finding, at: pointer })));
          if (found.some(({ kind }) => kind === 'failure')) continue;
          findings.push(
            ...(await unchanged(context, testUser, before[0])),
            ...(await unchanged(context, other, before[1])),
          );
        }
      }
    });
    return findings;
  },
  mustCatch: ['mismatched-id-accepted'],
} satisfies OldRequirement;

async function unchanged(
  context: RequirementContext,
  testUser: TestUser,
  before: Awaited<ReturnType<RequirementContext['read']>>,
): Promise<readonly Finding[]> {
  const after = await context.read(testUser);
  if (!before || !after) return [];
  return compareUsers(before, after, context.contract)
    .filter(({ kind }) => kind === 'failure')
    .map(({ expected, received, at }) =>
      failure(
        {
          code: 'refused-but-applied',
          fact: 'a refused update changed a user',
          expected,
          received,
          ...(at === undefined ? {} : { at }),
        },
        after.exchange,
      ),
    );
}
