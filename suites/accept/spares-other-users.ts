import {
  compareUsers,
  type Finding,
  failure,
  isAccepted,
  type Requirement,
  type Steps,
  sameId,
  shown,
  type TestUser,
  type UserView,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates to one value between two looks at everybody; who had that value before would not show a change to it. */
const updates = 6;
/** Values that are taken in turn. */
const mostValues = 3;
/** Other test users that nobody updates meanwhile. */
const watched = 4;

type Users = ReadonlyMap<string, UserView>;

/** Looks at everybody, updates one test user a few times, and looks again. */
export default {
  kind: 'try',
  id: 'accept.spares-other-users',
  level: 'must',
  severity: 'state',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'An update MUST NOT change anybody but the user that it addresses.',
  matters: 'giving one user a role gives or takes it from another',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ read: 'any' }, { testUsers: 2 }],
  *scenarios(plan) {
    const { change, values } = mainSetting(plan);
    const testUsers = Math.min(watched + 1, plan.target.testUsers.length);
    const looks = plan.contract.reads.list ? 2 : 2 * watched;
    const each = values.slice(0, mostValues).map((value) => ({ to: [value], times: updates }));
    for (const [index, { to, times }] of [{ to: values.slice(0, 2), times: 1 }, ...each].entries()) {
      yield {
        name: `${to.map((value) => `${change.name} = ${shown(value)}`).join(', then ')}${times > 1 ? `, ${times} times` : ''}`,
        purpose: 'state',
        rank: ranked(index),
        testUsers,
        cost: looks + to.length * times,
        async run(steps, [testUser, ...others]) {
          const before = await look(steps, others);
          let accepted = 0;
          for (const value of to) {
            for (let time = 1; time <= times; time += 1) {
              const body = bodySetting(steps, change, value);
              const exchange = await steps.update(testUser, { body, name: `update ${time}` });
              refuseRateLimited(steps, exchange);
              if (isAccepted(steps.contract, exchange)) accepted += 1;
            }
          }
          if (accepted === 0) steps.block('no update was accepted; see accept.every-role');
          return compareAll(steps, before, await look(steps, others));
        },
      };
    }
  },
} satisfies Requirement;

/** Everybody whom only this scenario could have changed: by the list where there is one, else a few other test users. */
async function look(steps: Steps, others: readonly TestUser[]): Promise<Users> {
  // Reads may print an id in other letters than the target does.
  const isWatched = (id: string) =>
    others.some((other) => sameId(other.id, id)) || !steps.target.testUsers.some((testUser) => sameId(testUser, id));
  const views = (await steps.list()) ?? (await Promise.all(others.map((other) => steps.read(other))));
  return new Map(
    views.flatMap((view): readonly [string, UserView][] =>
      view?.id === undefined || !isWatched(view.id) ? [] : [[view.id, view]],
    ),
  );
}

function compareAll({ contract }: Steps, before: Users, after: Users): readonly Finding[] {
  const changed = [...before].flatMap(([id, view]): readonly Finding[] => {
    const now = after.get(id);
    if (!now) {
      const fact = 'a user is gone after an update of another';
      return [failure({ code: 'user-vanished', fact, expected: id, received: 'no such user' })];
    }
    const found = compareUsers(view, now, contract);
    return found.map((one) => (one.kind === 'failure' ? { ...one, code: 'other-user-changed' } : one));
  });
  const invented = [...after.keys()].filter((id) => !before.has(id));
  return [
    ...changed,
    ...invented.map((id) => {
      const fact = 'an update made a user that was not there';
      return failure({ code: 'user-invented', fact, expected: 'no new user', received: id });
    }),
  ];
}
