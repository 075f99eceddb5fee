import {
  assignedRoles,
  assigningField,
  type Exchange,
  type Field,
  type Finding,
  failure,
  isAccepted,
  isSuccess,
  type Json,
  type Requirement,
  received,
  rolesBeyond,
  type Steps,
  shown,
  statusOf,
  type TestUser,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Assigns roles that a test user has not, and takes the first away, twice: what was there and what came later stays. */
export default {
  kind: 'try',
  id: 'accept.takes-away',
  level: 'must',
  severity: 'state',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'Taking a role away MUST take away that role and no other, also when it is not there any more.',
  matters: 'somebody keeps a role that was taken away, or loses another one with it',
  appliesTo: ({ profile, reads, unassign }) => {
    if (!profile.fields.some(({ adds }) => adds)) return 'an update replaces the role';
    return unassign === undefined ? 'the contract names no operation that takes a role away' : hasRead(reads);
  },
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    const { values } = mainSetting(plan);
    const words = ['one role', 'one role, then another'];
    for (const [index, name] of words.entries()) {
      if (index >= values.length) return;
      yield {
        name,
        purpose: 'state',
        rank: ranked(index),
        cost: 9,
        run: (steps, [testUser]) => assignAndTakeAway(steps, testUser, index + 1),
      };
    }
  },
} satisfies Requirement;

async function assignAndTakeAway(steps: Steps, testUser: TestUser, count: number): Promise<readonly Finding[]> {
  const field = assigningField(steps.contract);
  const { change, values } = mainSetting(steps);
  const before = field && (await rolesOf(steps, field, testUser));
  if (before === undefined) return steps.skip('the user object shows no list of roles');
  const singles = values.map((value) => (Array.isArray(value) ? (value as readonly Json[])[0] : value) ?? null);
  const given = rolesBeyond([...new Set(singles)], before).slice(0, count);
  const [first, ...others] = given;
  if (first === undefined || given.length < count) return steps.skip('the user has every role already');
  for (const value of given) {
    const exchange = await steps.update(testUser, { body: bodySetting(steps, change, change.list ? [value] : value) });
    if (!isAccepted(steps.contract, exchange)) return steps.block('no role could be assigned; see accept.every-role');
  }
  const expected = [...before, ...others];
  const taken = await steps.unassign(testUser, first);
  if (!isSuccess(taken)) return [refused(taken, `a role that is there, ${shown(first)}, cannot be taken away`)];
  const found = await compare(steps, field as Field, testUser, first, expected, taken);
  if (found.length > 0) return found;
  const again = await steps.unassign(testUser, first);
  if ((statusOf(again) ?? 500) >= 500)
    return [refused(again, `taking away ${shown(first)}, which is not there any more, breaks the server`)];
  return compare(steps, field as Field, testUser, first, expected, again);
}

async function compare(
  steps: Steps,
  field: Field,
  testUser: TestUser,
  taken: Json,
  expected: readonly Json[],
  exchange: Exchange,
): Promise<readonly Finding[]> {
  const now = await rolesOf(steps, field, testUser);
  if (now === undefined) return [];
  const told = (code: string, fact: string) => [
    failure({ code, fact, expected: shown([...expected]), received: shown([...now]) }, exchange),
  ];
  if (rolesBeyond([taken], now).length === 0)
    return told('role-not-taken', `${shown(taken)} is still there after it was taken away`);
  const [lost] = rolesBeyond(expected, now);
  return lost === undefined
    ? []
    : told('other-role-taken', `${shown(lost)} is gone after ${shown(taken)} was taken away`);
}

async function rolesOf(steps: Steps, field: Field, testUser: TestUser): Promise<readonly Json[] | undefined> {
  const view = await steps.read(testUser);
  if (view === undefined || !Array.isArray(view.values[field.name])) return undefined;
  return assignedRoles(field, view.whole).map(({ value }) => value);
}

function refused(exchange: Exchange, fact: string): Finding {
  return failure({ code: 'take-away-refused', fact, expected: 'a success', received: received(exchange) }, exchange);
}
