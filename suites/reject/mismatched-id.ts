import {
  compareUsers,
  type Finding,
  failure,
  put,
  type Requirement,
  type Steps,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Names one user in the path and another in the body. */
export default {
  kind: 'try',
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
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change } = setting;
    const { unknown } = plan.target.fixtures;
    const whose = ['another test user', ...(unknown === undefined ? [] : ['nobody'])];
    const pointers = plan.contract.profile.resource.repeated ?? [];
    const tries = pointers.flatMap((pointer) => whose.map((who) => ({ pointer, who })));
    for (const [index, { pointer, who }] of tries.entries()) {
      const name = `${pointer} of ${who}`;
      yield {
        name,
        purpose: 'mismatched-id',
        rank: ranked(index),
        testUsers: 2,
        cost: 5,
        async run(steps, [testUser, other]) {
          const before = [await steps.read(testUser), other && (await steps.read(other))];
          const value = otherValue(setting, before[0]?.values[change.name]);
          const id = who === 'nobody' ? unknown : other?.id;
          const body = put(boundBody(steps, testUser, bodySetting(steps, change, value)), pointer, id);
          const bytes = bytesOf(JSON.stringify(body));
          const exchange = await steps.update(testUser, { bytes, name, refusal: 'mismatched-id' });
          const found = expectRefusal(steps, exchange, 'mismatched-id').map((one) => ({ ...one, at: pointer }));
          if (found.some(({ kind }) => kind === 'failure')) return found;
          const changed = [
            ...(await unchanged(steps, testUser, before[0])),
            ...(other ? await unchanged(steps, other, before[1]) : []),
          ];
          return [...found, ...changed];
        },
      };
    }
  },
} satisfies Requirement;

async function unchanged(steps: Steps, testUser: TestUser, before: UserView | undefined): Promise<readonly Finding[]> {
  const after = before && (await steps.read(testUser));
  if (!after) return [];
  return compareUsers(before, after, steps.contract).flatMap(({ kind, expected, received, at }) => {
    if (kind !== 'failure') return [];
    const words = { code: 'refused-but-applied', fact: 'a refused update changed a user', expected, received };
    return [failure({ ...words, ...(at === undefined ? {} : { at }) }, after.exchange)];
  });
}
