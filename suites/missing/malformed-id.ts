import type { Requirement } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { malformedIds } from '../steps/ids.ts';
import { ranked } from '../steps/ranked.ts';

/** Updates users whose ids cannot be ids: refused as such, or as nobody's. */
export default {
  kind: 'try',
  id: 'missing.malformed-id',
  level: 'must',
  severity: 'updates',
  sentence: 'An update of an id that cannot be one MUST be refused.',
  matters: 'a broken id breaks the server, or is taken for the id of somebody else',
  appliesTo: () => true,
  *scenarios(plan) {
    for (const [index, id] of malformedIds(plan).entries()) {
      const name = `of the id ${id.length > 40 ? `of ${id.length} characters` : JSON.stringify(id)}`;
      yield {
        name,
        purpose: 'malformed-id',
        rank: ranked(index),
        testUsers: 0,
        cost: 1,
        async run(steps) {
          const { body } = steps.cases.simplest;
          const exchange = await steps.update(id, { body, name, refusal: 'malformed-id' });
          return expectRefusal(steps, exchange, 'malformed-id', 'unknown-user');
        },
      };
    }
  },
  mustCatch: ['crash-on-malformed-id', 'malformed-id-accepted'],
} satisfies Requirement;
