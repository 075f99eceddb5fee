import {
  failure,
  isAccepted,
  type Json,
  type Requirement,
  sameJson,
  shown,
  showsValue,
  valueAt,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Most values that are assigned one after another. */
const most = 3;

/** Assigns one role after another: each stays beside those that the user has, whichever comes first. */
export default {
  kind: 'try',
  id: 'accept.keeps-assigned',
  level: 'must',
  severity: 'state',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'Assigning a role MUST keep the roles that a user has already.',
  matters: 'giving somebody one role more takes away what they could do before',
  appliesTo: ({ profile, reads }) =>
    profile.fields.some(({ adds, user }) => adds && user !== undefined)
      ? hasRead(reads)
      : 'an update replaces the role',
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    const { change, values } = mainSetting(plan);
    const some = values.slice(0, most);
    for (const [index, order] of [some, some.toReversed()].entries()) {
      yield {
        name: order.map(shown).join(', then '),
        purpose: 'state',
        rank: ranked(index),
        cost: 2 * order.length + 1,
        async run(steps, [testUser]) {
          const before = (await steps.read(testUser))?.whole;
          const held = change.user === undefined || before === undefined ? undefined : valueAt(before, change.user);
          // One role alone in its place cannot be kept beside another.
          if (!Array.isArray(held)) return steps.skip('the user object shows no list of roles');
          const given: Json[] = [];
          for (const value of order) {
            const exchange = await steps.update(testUser, { body: bodySetting(steps, change, value) });
            if (!isAccepted(steps.contract, exchange)) continue;
            given.push(value);
            const now = await steps.read(testUser);
            const list = now === undefined || change.user === undefined ? undefined : valueAt(now.whole, change.user);
            const lost = [
              ...(held as readonly Json[]).filter((one) => !isAmong(one, list)),
              ...given.filter((one) => !showsValue(change, one, now?.values[change.name])),
            ];
            const [first] = lost;
            if (first === undefined) continue;
            const fact = `${shown(first)} is gone after ${shown(value)} was assigned`;
            return [
              failure(
                { code: 'assignment-replaced', fact, expected: shown(first), received: shown(list ?? null) },
                exchange,
              ),
            ];
          }
          return [];
        },
      };
    }
  },
} satisfies Requirement;

function isAmong(one: Json, list: Json | undefined): boolean {
  return Array.isArray(list) && (list as readonly Json[]).some((each) => sameJson(each, one));
}
