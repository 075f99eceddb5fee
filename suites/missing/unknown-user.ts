import { failure, type Requirement } from '../../harness/suite.ts';
import { isReadable } from '../steps/arrange.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { unknownId } from '../steps/ids.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates a user that does not exist, to every value, and looks that none came to be. */
export default {
  kind: 'try',
  id: 'missing.unknown-user',
  level: 'must',
  severity: 'updates',
  sentence: 'An update of a user that does not exist MUST be refused, and MUST NOT make one.',
  matters: 'a client with an outdated id believes that the role was given',
  appliesTo: () => true,
  *scenarios(plan) {
    const id = unknownId(plan);
    const { change, values } = mainSetting(plan);
    for (const [index, value] of values.entries()) {
      const name = `of nobody to ${JSON.stringify(value)}`;
      yield {
        name,
        purpose: 'unknown-user',
        rank: ranked(index),
        testUsers: 0,
        cost: 2,
        async run(steps) {
          const what = { body: bodySetting(steps, change, value), name };
          const found = await attemptUpdate(steps, id, 'unknown-user', what);
          const made = isReadable(steps) ? await steps.read(id) : undefined;
          if (!made) return found;
          const fact = 'an update of nobody made a user';
          const words = { code: 'user-invented', fact, expected: 'no such user', received: id };
          return [...found, failure(words, made.exchange)];
        },
      };
    }
  },
} satisfies Requirement;
