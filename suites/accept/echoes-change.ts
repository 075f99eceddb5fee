import {
  type Finding,
  failure,
  type Json,
  note,
  type Requirement,
  shown,
  showsValue,
  type Trial,
  type Update,
  valueAt,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Most named cases that are sent beside one update per value. */
const mostCases = 40;

/** Compares each field that was sent with what the answer shows of it. */
export default {
  id: 'accept.echoes-change',
  level: 'must',
  sentence: 'The answer to an update MUST show what the update set.',
  matters: 'a client shows its user a role that the user does not have',
  appliesTo: ({ profile }) => {
    if (profile.answer.user === null) return 'the answer has no body';
    const shows = profile.changes.some(({ user, answer }) => user !== undefined || answer !== undefined);
    return shows || 'no answer shows what an update sets';
  },
  async try(trial) {
    const findings: Finding[] = [];
    const named = oneOfEachFirst(trial.cases.valid).slice(0, mostCases);
    const random = trial.cases.random('valid', Math.min(trial.runs, mostCases));
    const cases = [...named, ...random].map((one) => ({ body: one.body, what: { case: one } }));
    const bodies = [...settingBodies(trial), ...cases];
    await trial.forEachSubject(bodies, async (one, subject) => {
      const exchange = await trial.update(subject, one.what);
      refuseThrottled(trial, exchange);
      if (!isAccepted(trial.contract, exchange)) return;
      const view = trial.userOf(exchange);
      if (!view || Object.keys(view.whole).length === 0) {
        const fact = 'the answer shows no user';
        findings.push(
          failure(
            {
              code: 'user-not-shown',
              fact,
              expected: `a user object at ${trial.contract.profile.answer.user || 'the top'}`,
              received: 'none',
            },
            exchange,
          ),
        );
        return;
      }
      for (const change of trial.contract.profile.changes) {
        const sent = valueAt(one.body, change.request);
        if (sent === undefined || change.deprecated || (change.user === undefined && change.answer === undefined))
          continue;
        const value = view.values[change.name];
        const words = { expected: shown(sent), received: shown(value), at: change.request };
        if (value === undefined) {
          findings.push(
            note({ code: 'change-not-shown', fact: `the answer does not show ${change.name}`, ...words }, exchange),
          );
        } else if (!showsValue(change, sent, value)) {
          findings.push(
            failure(
              { code: 'change-not-echoed', fact: `the answer shows another ${change.name} than was set`, ...words },
              exchange,
            ),
          );
        }
      }
    });
    return findings;
  },
  mustCatch: [
    'another-value-stored',
    'answers-user-as-before',
    'empty-object',
    'list-grows-when-repeated',
    'role-miscased-in-answer',
  ],
} satisfies Requirement;

function settingBodies(trial: Trial): readonly { readonly body: Json; readonly what: Update }[] {
  return settings(trial).flatMap(({ change, values }) =>
    // Twice round: an answer that lags one update behind shows the value before.
    [...values, ...values].map((value) => {
      const body = bodySetting(trial, change, value);
      return { body, what: { body, name: `${change.name} = ${shown(value)}` } };
    }),
  );
}
