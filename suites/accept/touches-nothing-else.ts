import {
  compareUsers,
  type Field,
  type Finding,
  failure,
  isAccepted,
  isTimeLike,
  type Json,
  type JsonObject,
  note,
  type Plan,
  put,
  type Requirement,
  type Steps,
  sameItems,
  showsValue,
  type TestUser,
  type UserView,
  valueAt,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { fieldsOf } from '../steps/fields-of.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting, otherValue, settings } from '../steps/settings.ts';

/** Most test users that are updated: some fields only some users have. */
const most = 8;

/**
 * Reads, changes one field, reads again, and compares every other field. A field may follow from the change: then it comes
 * back when the change is undone. Id, e-mail address and name follow from nothing.
 */
export default {
  kind: 'try',
  id: 'accept.touches-nothing-else',
  level: 'must',
  severity: 'state',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'An update MUST NOT change anything of the user but what it names.',
  matters: 'changing a role quietly damages the rest of the profile',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ read: 'any' }],
  early: 'first',
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change, values } = setting;
    const { order, telling } = byWhatTheyShow(plan.testUsers);
    const count = Math.min(most, order.length);
    // Twice round, so that each test user takes two different values.
    for (let index = 0; index < 2 * count; index += 1) {
      const testUserAt = order[index % count] ?? 0;
      yield {
        name: `test user ${testUserAt + 1}, ${index < count ? 'once' : 'again'}`,
        purpose: 'state',
        rank: index < telling ? 'deciding' : 'named',
        testUserAt,
        cost: 7,
        async run(steps, [testUser]) {
          const before = await asAtFirst(steps, testUser);
          const value = values[index] ?? otherValue(setting, before.values[change.name]);
          const body = asTheyAre(steps, bodySetting(steps, change, value), change, before);
          const exchange = await steps.update(testUser, { body, name: `set ${change.name}` });
          refuseRateLimited(steps, exchange);
          if (!isAccepted(steps.contract, exchange)) steps.block('the update is not accepted; see accept.every-role');
          const after = await steps.read(testUser);
          if (!after) return steps.block('the test user cannot be read after an update; see accept.persists');
          const found = compareUsers(before, after, steps.contract, namedBy(steps, body, change, before), 1);
          if (found.length === 0)
            return undo(steps, testUser, change, testUser.before ?? before, damagedSince(steps, testUser, after));
          const { id, email, name } = steps.contract.profile.user;
          const isDoubtful = ({ code, at = '' }: Finding) =>
            (code === 'field-changed' && ![id, email, name].includes(at)) ||
            (code === 'undeclared-field-changed' &&
              !isTimeLike(at, valueAt(before.whole, at), valueAt(after.whole, at)));
          const doubtful = found.filter(isDoubtful);
          const certain = found.filter((finding) => !isDoubtful(finding));
          return [...certain, ...(await undo(steps, testUser, change, before, doubtful))];
        },
      };
    }
  },
} satisfies Requirement;

/** Positions of the test users, those first that show a field which none before them shows, and how many do. */
function byWhatTheyShow(testUsers: readonly TestUser[]): {
  readonly order: readonly number[];
  readonly telling: number;
} {
  const order: number[] = [];
  const shown = new Set<string>();
  let telling = 1;
  let left = testUsers.map(({ before }, at) => ({ at, fields: fieldsOf(filled(before?.whole ?? {})) }));
  while (left.length > 0) {
    left = left
      .map(({ at, fields }) => ({ at, fields: fields.filter((field) => !shown.has(field)) }))
      .sort((one, other) => other.fields.length - one.fields.length);
    for (const { at, fields } of left.splice(0, 1)) {
      if (order.length > 0 && fields.length > 0 && telling === order.length) telling += 1;
      order.push(at);
      for (const field of fields) shown.add(field);
    }
  }
  return { order, telling };
}

/** Without the members that are null: there is nothing to lose. */
function filled(whole: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(whole), (_key, value: Json) => (value === null ? undefined : value)) as JsonObject;
}

/** The state to compare with: fields that other updates of this run may have changed are as they were before it. */
async function asAtFirst(steps: Steps, testUser: TestUser): Promise<UserView> {
  const now = await steps.stateOf(testUser);
  const first = testUser.before?.values ?? {};
  const lost = settings(steps).flatMap(({ change }) => {
    const value = first[change.name];
    if (change.kind !== 'attribute' || value === undefined || value === null) return [];
    return showsValue(change, value, now.values[change.name]) ? [] : [{ change, value }];
  });
  if (lost.length === 0) return now;
  const start = steps.cases.simplest.body;
  const body = lost.reduce<Json>((whole, { change, value }) => put(whole, change.request, value) ?? whole, start);
  await steps.update(testUser, { body, name: 'as at first', open: true });
  return (await steps.read(testUser)) ?? now;
}

/** What an update has to carry beside the change is sent as the user has it: otherwise it names a second change. */
function asTheyAre({ contract }: Plan, body: Json, { name }: Field, { values }: UserView): Json {
  return contract.profile.fields.reduce<Json>((whole, field) => {
    const own = values[field.name];
    if (field.name === name || own === undefined || valueAt(whole, field.request) === undefined) return whole;
    return put(whole, field.request, own) ?? whole;
  }, body);
}

/** The change, and what the user did not have and the update had to carry. */
function namedBy({ contract }: Plan, body: Json, change: Field, { values }: UserView): Record<string, undefined> {
  const carried = contract.profile.fields.filter(
    ({ name, request }) => values[name] === undefined && valueAt(body, request) !== undefined,
  );
  return Object.fromEntries([change, ...carried].map(({ name }) => [name, undefined]));
}

/**
 * What differs from the user as it was before the run's first update: a second update may damage nothing more. Only
 * where no other field may vary, since some fields follow from others.
 */
function damagedSince(plan: Plan, { before }: TestUser, after: UserView): readonly Finding[] {
  const varied = settings(plan).map(({ change }) => change);
  if (!before || varied.some(({ kind, user }) => kind === 'attribute' && user !== undefined)) return [];
  const roles = varied.map(({ name }) => [name, undefined] as const);
  return compareUsers(before, after, plan.contract, Object.fromEntries(roles), Infinity).filter(
    ({ kind }) => kind === 'failure',
  );
}

/** What comes back when the change is undone follows from it, declared or not; what does not is damaged. */
async function undo(
  steps: Steps,
  testUser: TestUser,
  change: Field,
  view: UserView,
  doubtful: readonly Finding[],
): Promise<readonly Finding[]> {
  const { values, whole } = view;
  const value = values[change.name];
  if (doubtful.length === 0 || value === undefined || value === null) return doubtful;
  const body = asTheyAre(steps, bodySetting(steps, change, value), change, view);
  const exchange = await steps.update(testUser, { body, name: `put ${change.name} back` });
  const again = isAccepted(steps.contract, exchange) ? await steps.read(testUser) : undefined;
  if (!again) return doubtful;
  return doubtful.map((finding) => {
    const { expected, received, at = '' } = finding;
    const words = { expected, received, at };
    if (sameItems(valueAt(whole, at), valueAt(again.whole, at))) {
      const fact = `${at} follows from ${change.name}`;
      return finding.kind === 'failure' ? note({ code: 'field-follows', fact, ...words }, again.exchange) : finding;
    }
    return failure({ code: 'field-changed', fact: `${at} changed and did not come back`, ...words }, again.exchange);
  });
}
