import {
  type Exchange,
  type Finding,
  failure,
  isPromised,
  type Json,
  note,
  type Requirement,
  type Scenario,
  type Steps,
  shown,
  showsValue,
  valueAt,
} from '../../harness/suite.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, otherValue, settings } from '../steps/settings.ts';

/** Most named and random cases that are sent beside the updates per value. */
const mostCases = 40;

/** Compares each field that was sent with what the response shows of it. */
export default {
  kind: 'try',
  id: 'accept.echoes-change',
  level: 'must',
  severity: 'updates',
  sentence: 'The response to an update MUST show what the update set.',
  matters: 'a client shows its user a role that the user does not have',
  appliesTo: ({ profile }) => {
    if (profile.responses.user === null) return 'the response has no body';
    const shows = profile.fields.some(({ user, response }) => user !== undefined || response !== undefined);
    return shows || 'no response shows what an update sets';
  },
  *scenarios(plan) {
    const { cases, runs } = plan;
    const each = settings(plan).flatMap((setting) => setting.values.map((value) => ({ setting, value })));
    for (const [index, { setting, value }] of each.entries()) {
      const { change } = setting;
      // There and back: a response that lags one update behind shows the value before.
      const bodies = [value, otherValue(setting, value), value].map((one) => bodySetting(plan, change, one));
      yield sending(`${change.name} = ${shown(value)}`, ranked(index), bodies);
    }
    yield* oneOfEachFirst(cases.valid)
      .slice(0, mostCases)
      .map(({ name, body }) => sending(name, 'named', [body]));
    for (const { name, body } of cases.random('valid', Math.min(runs, mostCases)))
      yield sending(name, 'random', [body]);
  },
} satisfies Requirement;

function sending(name: string, rank: Scenario['rank'], bodies: readonly Json[]): Scenario {
  return {
    name,
    purpose: 'valid',
    rank,
    cost: bodies.length,
    async run(steps, [testUser]) {
      for (const body of bodies) {
        const exchange = await steps.update(testUser, { body, name });
        refuseRateLimited(steps, exchange);
        // Another success than the documented one promises no body.
        const found = isPromised(steps.contract, exchange) ? compare(steps, body, exchange) : [];
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

function compare(steps: Steps, body: Json, exchange: Exchange): readonly Finding[] {
  const view = steps.userOf(exchange);
  const { responses, fields } = steps.contract.profile;
  if (!view || Object.keys(view.whole).length === 0) {
    const words = { code: 'user-not-shown', fact: 'the response shows no user', received: 'none' };
    return [failure({ ...words, expected: `a user object at ${responses.user || 'the top'}` }, exchange)];
  }
  return fields.flatMap((change): readonly Finding[] => {
    const sent = valueAt(body, change.request);
    if (sent === undefined || change.deprecated || (change.user === undefined && change.response === undefined))
      return [];
    const value = view.values[change.name];
    const words = { expected: shown(sent), received: shown(value), at: change.request };
    if (value === undefined) {
      const fact = `the response does not show ${change.name}`;
      return [note({ code: 'change-not-shown', fact, ...words }, exchange)];
    }
    if (showsValue(change, sent, value)) return [];
    const fact = `the response shows another ${change.name} than was set`;
    return [failure({ code: 'change-not-echoed', fact, ...words }, exchange)];
  });
}
