import { type Field, failure, type Json, type Requirement, showsValue, type UserView } from '../../harness/suite.ts';
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
  early: 'soon',
  *scenarios(plan) {
    const id = unknownId(plan);
    const { change, values } = mainSetting(plan);
    // Asked once, before the first update: who was made by it is there when it is tried again.
    let isShownToAnybody: boolean | undefined;
    let listed: readonly UserView[] | undefined;
    for (const [index, value] of values.entries()) {
      const name = `of nobody to ${JSON.stringify(value)}`;
      yield {
        name,
        purpose: 'unknown-user',
        rank: ranked(index),
        testUsers: 0,
        cost: index === 0 ? 5 : 3,
        async run(steps) {
          isShownToAnybody ??= isReadable(steps) && (await steps.read(id)) !== undefined;
          if (index === 0) listed ??= await steps.list();
          const what = { body: bodySetting(steps, change, value), name };
          const found = await attemptUpdate(steps, id, 'unknown-user', what);
          // A read that shows defaults for whoever is asked for shows nobody new.
          const shownNow = isReadable(steps) && !isShownToAnybody ? await steps.read(id) : undefined;
          const made =
            shownNow ?? (listed && index === 0 ? newcomer(listed, await steps.list(), change, value) : undefined);
          if (!made) return found;
          const fact = 'an update of nobody made a user';
          const words = { code: 'user-invented', fact, expected: 'no such user', received: made.id ?? id };
          return [...found, failure(words, made.exchange)];
        },
      };
    }
  },
} satisfies Requirement;

/** Somebody whom a list did not show before, with what the update set: others may have signed up meanwhile. */
function newcomer(
  before: readonly UserView[],
  after: readonly UserView[] | undefined,
  field: Field,
  value: Json,
): UserView | undefined {
  const known = new Set(before.map((view) => view.id));
  return after?.find((view) => !known.has(view.id) && showsValue(field, value, view.values[field.name]));
}
