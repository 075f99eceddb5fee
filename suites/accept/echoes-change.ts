import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  note,
  type OldRequirement,
  type RequirementContext,
  shown,
  showsValue,
  type Update,
  valueAt,
} from '../../harness/suite.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Most named cases that are sent beside one update per value. */
const mostCases = 40;

/** Compares each field that was sent with what the response shows of it. */
export default {
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
  async try(context) {
    const findings: Finding[] = [];
    const named = oneOfEachFirst(context.cases.valid).slice(0, mostCases);
    const random = context.cases.random('valid', Math.min(context.runs, mostCases));
    const cases = [...named, ...random].map((one) => ({ body: one.body, what: { case: one } }));
    const bodies = [...settingBodies(context), ...cases];
    await context.forEachTestUser(bodies, async (one, testUser) => {
      const exchange = await context.update(testUser, one.what);
      refuseRateLimited(context, exchange);
      if (!isAccepted(context.contract, exchange)) return;
      const view = context.userOf(exchange);
      if (!view || Object.keys(view.whole).length === 0) {
        const fact = 'the response shows no user';
        findings.push(
          failure(
            {
              code: 'user-not-shown',
              fact,
              expected: `a user object at ${context.contract.profile.responses.user || 'the top'}`,
              received: 'none',
            },
            exchange,
          ),
        );
        return;
      }
      for (const change of context.contract.profile.fields) {
        const sent = valueAt(one.body, change.request);
        if (sent === undefined || change.deprecated || (change.user === undefined && change.response === undefined))
          continue;
        const value = view.values[change.name];
        const words = { expected: shown(sent), received: shown(value), at: change.request };
        if (value === undefined) {
          findings.push(
            note({ code: 'change-not-shown', fact: `the response does not show ${change.name}`, ...words }, exchange),
          );
        } else if (!showsValue(change, sent, value)) {
          findings.push(
            failure(
              { code: 'change-not-echoed', fact: `the response shows another ${change.name} than was set`, ...words },
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
    'shows-user-as-before',
    'empty-object',
    'array-grows-when-repeated',
    'role-miscased-in-response',
  ],
} satisfies OldRequirement;

function settingBodies(context: RequirementContext): readonly { readonly body: Json; readonly what: Update }[] {
  return settings(context).flatMap(({ change, values }) =>
    // Twice round: a response that lags one update behind shows the value before.
    [...values, ...values].map((value) => {
      const body = bodySetting(context, change, value);
      return { body, what: { body, name: `${change.name} = ${shown(value)}` } };
    }),
  );
}
