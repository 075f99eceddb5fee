import { compile } from '../../harness/schema/schema.ts';
import {
  type Finding,
  failure,
  gap,
  isAccepted,
  type Json,
  type Plan,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  type TestUser,
} from '../../harness/suite.ts';
import { arrange, arrangeOther, isReadable } from '../steps/arrange.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { ranked } from '../steps/ranked.ts';
import { rankOf, rolesAbove } from '../steps/ranks.ts';
import { bodySetting, otherValue, type Setting, settings } from '../steps/settings.ts';

/** Sets each value where the test user has another one, and reads it back. */
export default {
  kind: 'try',
  id: 'accept.every-role',
  level: 'must',
  severity: 'updates',
  sentence: 'Every documented value of a role MUST be accepted and stored.',
  matters: 'a role that the document offers cannot be given',
  appliesTo: ({ profile }) => profile.fields.length > 0 || 'the profile names no field that an update changes',
  *scenarios(plan) {
    const each = settings(plan).flatMap((setting) => setting.values.map((value) => ({ setting, value })));
    const above = unsaid(plan);
    if (above.length > 0)
      yield {
        name: 'roles above the caller',
        purpose: 'open',
        rank: 'named',
        testUsers: 0,
        cost: 0,
        run: async () => [rankedUnsaid(above)],
      };
    if (each.length === 0) plan.block('no value is known', 'fixtures.roles: [id, id]');
    for (const [index, { setting, value }] of each.entries()) {
      yield {
        name: `${setting.change.name} = ${shown(value)}`,
        purpose: 'valid',
        rank: ranked(index),
        cost: 5,
        async run(steps, [testUser]) {
          await arrangeOther(steps, testUser, setting, value);
          return give(steps, testUser, setting, value);
        },
      };
    }
    for (const { setting, value } of several(plan))
      yield {
        name: `${setting.change.name} = ${shown(value)}, several at once`,
        purpose: 'valid',
        rank: 'named',
        cost: 3,
        async run(steps, [testUser]) {
          const found = await give(steps, testUser, setting, value);
          // That some roles exclude each other is a rule that no schema says.
          if (found.some(({ code }) => code === 'refused-valid'))
            return steps.skip('several roles at once are refused');
          return found;
        },
      };
    for (const { setting, from, to } of transitions(plan)) {
      yield {
        name: `${setting.change.name} = ${shown(to)} from ${shown(from)}`,
        purpose: 'valid',
        rank: 'named',
        cost: 4,
        async run(steps, [testUser]) {
          await arrange(steps, testUser, setting.change, from);
          return give(steps, testUser, setting, to, from);
        },
      };
    }
  },
  judgesStorage: true,
} satisfies Requirement;

/** Several roles at once, where a user may have them: two, the same two in the other order, and all. */
function several(plan: Plan): readonly { readonly setting: Setting; readonly value: Json }[] {
  const { accepts } = compile(plan.contract.request.enforceable);
  return settings(plan).flatMap((setting) => {
    const { change, values } = setting;
    const each = values.flatMap((value) => (Array.isArray(value) && value.length === 1 ? (value as Json[]) : []));
    if (change.kind !== 'role' || !change.list || change.adds || each.length < 2) return [];
    const [one = null, other = null] = each;
    const lists: readonly Json[] = [[one, other], [other, one], ...(each.length > 2 ? [each] : [])];
    return lists.filter((value) => accepts(bodySetting(plan, change, value))).map((value) => ({ setting, value }));
  });
}

/** Steps from one role to another beside the first of each. */
const mostTransitions = 8;

/** Each role from each other one: some steps break where others to the same role do not. */
function transitions(plan: Plan) {
  return settings(plan)
    .filter(({ change, values }) => change.kind === 'role' && values.length > 2)
    .flatMap((setting) =>
      setting.values.flatMap((from) =>
        setting.values
          .filter((to) => !showsValue(setting.change, to, from) && from !== otherValue(setting, to))
          .map((to) => ({ setting, from, to })),
      ),
    )
    .slice(0, mostTransitions);
}

async function give(
  steps: Steps,
  testUser: TestUser,
  { change }: Setting,
  value: Json,
  from?: Json,
): Promise<readonly Finding[]> {
  const where = from === undefined ? '' : ` from ${shown(from)}`;
  const name = `${change.name} = ${shown(value)}${where}`;
  const exchange = await steps.update(testUser, { body: bodySetting(steps, change, value), name });
  const found = expectSuccess(steps, exchange);
  if (!isAccepted(steps.contract, exchange) || !isReadable(steps)) return found;
  const stored = (await steps.read(testUser))?.values[change.name];
  if (stored === undefined || showsValue(change, value, stored)) return found;
  const fact = `${change.name} ${shown(value)}${where} is accepted but not stored`;
  const words = { code: 'change-not-stored', fact, expected: shown(value), received: shown(stored) };
  return [...found, failure(words, exchange)];
}

/** Roles that the caller was refused, all of them above its own, where the profile says nothing of ranks. */
function unsaid(plan: Plan): readonly Json[] {
  const rank = plan.contract.profile.permissions.ranked === undefined ? rankOf(plan) : undefined;
  return rank === undefined ? [] : rolesAbove(plan, rank);
}

function rankedUnsaid(above: readonly Json[]): Finding {
  const fact = `${above.map(shown).join(', ')} cannot be given by callers.admin, whose own role is below: 403`;
  const expected =
    'permissions: { ranked: true } in the profile, if that is a rule of the vendor; else a stronger admin';
  return gap({ code: 'role-above-caller', fact, expected, received: 'nothing is said of ranks' });
}
