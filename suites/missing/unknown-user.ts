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
    // Asked once, before the first update: who was made by it is there when it is tried again.
    let isShownToAnybody: boolean | undefined;
    for (const [index, value] of values.entries()) {
      const name = `of nobody to ${JSON.stringify(value)}`;
      yield {
        name,
        purpose: 'unknown-user',
        rank: ranked(index),
        testUsers: 0,
        cost: 3,
        async run(steps) {
          isShownToAnybody ??= isReadable(steps) && (await steps.read(id)) !== undefined;
          const what = { body: bodySetting(steps, change, value), name };
          const found = await attemptUpdate(steps, id, 'unknown-user', what);
          const made = isReadable(steps) && !isShownToAnybody ? await steps.read(id) : undefined;
          // A read that shows defaults for whoever is asked for shows nobody new.
          if (!made) return found;
          const fact = 'an update of nobody made a user';
          const words = { code: 'user-invented', fact, expected: 'no such user', received: id };
          return [...found, failure(words, made.exchange)];
        },
      };
    }
  },
} satisfies Requirement;
