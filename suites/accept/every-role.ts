import { failure, isAccepted, type Requirement, shown, showsValue } from '../../harness/suite.ts';
import { arrangeOther, isReadable } from '../steps/arrange.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, settings } from '../steps/settings.ts';

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
    if (each.length === 0) plan.block('no value is known', 'fixtures.roles: [id, id]');
    for (const [index, { setting, value }] of each.entries()) {
      const { change } = setting;
      const name = `${change.name} = ${shown(value)}`;
      yield {
        name,
        purpose: 'valid',
        rank: ranked(index),
        cost: 5,
        async run(steps, [testUser]) {
          await arrangeOther(steps, testUser, setting, value);
          const exchange = await steps.update(testUser, { body: bodySetting(steps, change, value), name });
          const found = expectSuccess(steps, exchange);
          if (!isAccepted(steps.contract, exchange) || !isReadable(steps)) return found;
          const stored = (await steps.read(testUser))?.values[change.name];
          if (stored === undefined || showsValue(change, value, stored)) return found;
          const fact = `${change.name} ${shown(value)} is accepted but not stored`;
          const words = { code: 'change-not-stored', fact, expected: shown(value), received: shown(stored) };
          return [...found, failure(words, exchange)];
        },
      };
    }
  },
  judgesStorage: true,
} satisfies Requirement;
