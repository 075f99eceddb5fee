import { compile } from '../../harness/schema/schema.ts';
import {
  type Exchange,
  type Field,
  type Finding,
  failure,
  isAccepted,
  type Json,
  note,
  put,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  statusOf,
  type TestUser,
  type UserView,
  valueAt,
} from '../../harness/suite.ts';
import { acceptedAlone } from '../steps/accepted-alone.ts';
import { hasRead } from '../steps/arrange.ts';
import { boundBody } from '../steps/bound-body.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting, otherValue, settings } from '../steps/settings.ts';

/** Races that are run: a fault that shows in one race of four is seen with a probability of 94 %. */
const tries = 10;
/** Updates at once. */
const width = 4;
/** Requests of one race: an update before, those at once, the reads, a read and two fields at once. */
const perRound = 1 + width + 3 + 4;

/** Sends different updates of one test user at once and reads what became of it. */
export default {
  kind: 'try',
  id: 'concurrency.same-user-converges',
  level: 'must',
  severity: 'state',
  sentence:
    'Updates of one user at once MUST leave one of the values that were confirmed, and every read MUST agree on it.',
  matters: 'two administrators at once leave a role that neither gave, or lose one change',
  appliesTo: ({ reads }) => hasRead(reads),
  needs: [{ allow: 'race' }, { read: 'any' }],
  *scenarios() {
    for (let round = 1; round <= tries; round += 1) {
      yield {
        name: `race ${round}`,
        purpose: 'state',
        rank: ranked(round - 1),
        cost: perRound,
        async run(steps, [testUser]) {
          const found = [...(await sameField(steps, testUser, round)), ...(await twoFields(steps, testUser, round))];
          if (found.length > 0) return found;
          const words = { expected: 'a confirmed value', received: 'a confirmed value' };
          return [note({ code: 'not-seen', fact: `not seen in a race of ${width}`, ...words })];
        },
      };
    }
  },
} satisfies Requirement;

async function sameField(steps: Steps, testUser: TestUser, round: number): Promise<readonly Finding[]> {
  const { change, values: known } = mainSetting(steps);
  const values = await acceptedAlone(steps, change, known);
  const before = values[round % values.length] ?? null;
  await steps.update(testUser, {
    body: bodySetting(steps, change, before),
    name: `before race ${round}`,
    open: true,
  });
  // Nobody sends the value from before: to fall back to it is seen.
  const others = values.filter((value) => !showsValue(change, value, before));
  const sent = Array.from({ length: width }, (_none, index): Json => others[index % others.length] ?? null);
  const bodies = sent.map((value) => bodySetting(steps, change, value));
  const race = bodies.map((body) => steps.update(testUser, { body, name: `race ${round}`, open: true }));
  const responses = await Promise.all(race);
  const confirmed = sent.filter((_value, index) => {
    const response = responses[index];
    return response !== undefined && isAccepted(steps.contract, response);
  });
  if (confirmed.length === 0) {
    const refused = broken(responses);
    return refused.length > 0 ? refused : steps.block('no update was accepted; see accept.every-role');
  }
  const views = await readAll(steps, testUser);
  return [
    ...views.flatMap((view) => {
      const stored = view.values[change.name];
      if (stored === undefined || confirmed.some((value) => showsValue(change, value, stored))) return [];
      return [
        failure(
          {
            code: 'diverged',
            fact: `after updates at once ${change.name} is none of the values that were confirmed`,
            expected: confirmed.map(shown).join(' or '),
            received: shown(stored),
          },
          view.exchange,
        ),
      ];
    }),
    ...(await lasting(steps, testUser, change, views)),
    ...broken(responses),
  ];
}

/** Two different fields at once: both stay. */
async function twoFields(steps: Steps, testUser: TestUser, round: number): Promise<readonly Finding[]> {
  const [one, other] = settings(steps).filter(({ change, values }) => values.length > 1 && change.user !== undefined);
  // Where an update replaces, either one takes the other field away.
  if (!one || !other || steps.contract.profile.omitted === 'cleared') return [];
  const current = (await steps.read(testUser))?.values;
  const pair = [one, other].map((setting) => ({
    change: setting.change,
    value: otherValue(setting, current?.[setting.change.name]),
  }));
  for (const { change, value } of pair) if (!(await steps.accepted(bodySetting(steps, change, value)))) return [];
  const bodies = bodiesOf(steps, testUser, pair);
  if (bodies === undefined) return [];
  const name = `two fields ${round}`;
  const send = (body: Json) => steps.update(testUser, { body, name, open: true });
  // Who comes last overwrites the other: each in its turn.
  const responses = await Promise.all((round % 2 === 0 ? bodies : [...bodies].reverse()).map(send));
  if (!responses.every((response) => isAccepted(steps.contract, response))) return broken(responses);
  const lostNow = async () => {
    const view = await steps.read(testUser);
    return pair.flatMap(({ change, value }) => {
      const stored = view?.values[change.name];
      return stored === undefined || showsValue(change, value, stored) ? [] : [{ change, value, stored, view }];
    });
  };
  const lost = await lostNow();
  if (lost.length === 0) return [];
  // An update that replaces loses the other field in turn as well.
  for (const inTurn of [bodies, [...bodies].reverse()]) {
    for (const body of inTurn) await send(body);
    if ((await lostNow()).length > 0) return [];
  }
  return lost.map(({ change, value, stored, view }) => {
    const fact = `an update of another field at once lost ${change.name}`;
    const words = { code: 'update-lost', fact, expected: shown(value), received: shown(stored) };
    return failure(words, view?.exchange);
  });
}

/** An update of each field that leaves the other alone; the second one names both where the first is required. */
function bodiesOf(
  steps: Steps,
  testUser: TestUser,
  [one, other]: readonly { readonly change: Field; readonly value: Json }[],
): readonly Json[] | undefined {
  if (one === undefined || other === undefined) return undefined;
  const { accepts } = compile(steps.contract.request.enforceable);
  const without = (body: Json, { request }: Field) => {
    const left = valueAt(body, request) === undefined ? body : put(body, request, undefined);
    return left !== undefined && accepts(boundBody(steps, testUser, left)) ? left : undefined;
  };
  const first = without(bodySetting(steps, one.change, one.value), other.change);
  const whole = bodySetting(steps, other.change, other.value);
  const second = without(whole, one.change) ?? put(whole, one.change.request, one.value);
  return first === undefined || second === undefined ? undefined : [first, second];
}

async function readAll(steps: Steps, testUser: TestUser): Promise<readonly UserView[]> {
  const views: UserView[] = [];
  for (const by of ['one', 'list', 'one'] as const) {
    const view = steps.contract.reads[by] ? await steps.read(testUser, by) : undefined;
    if (view) views.push(view);
  }
  return views;
}

/** Milliseconds within which a list that lags behind the other reads has caught up. */
const latest = 5_000;

/** What reads disagree on, and still do when what lags has had its time. */
async function lasting(steps: Steps, testUser: TestUser, change: Field, views: readonly UserView[]) {
  const found = disagreement(change, views);
  if (found.length === 0) return [];
  await steps.wait(latest);
  return disagreement(change, await readAll(steps, testUser));
}

function disagreement(change: Field, views: readonly UserView[]): readonly Finding[] {
  const { name } = change;
  const [first, ...others] = views.filter((view) => view.values[name] !== undefined);
  const odd = others.find((view) => first && !showsValue(change, first.values[name], view.values[name]));
  if (!first || !odd) return [];
  return [
    failure(
      {
        code: 'reads-disagree',
        fact: `after updates at once reads disagree on ${name}`,
        expected: shown(first.values[name]),
        received: shown(odd.values[name]),
      },
      odd.exchange,
    ),
  ];
}

function broken(responses: readonly Exchange[]): readonly Finding[] {
  return responses.flatMap((response) => {
    const status = statusOf(response) ?? 0;
    return status >= 500
      ? [
          failure(
            {
              code: 'server-error',
              fact: 'updates at once break the server',
              expected: 'success, or 409',
              received: `status ${status}`,
            },
            response,
          ),
        ]
      : [];
  });
}
