import {
  encodeUpdate,
  failure,
  isSuccess,
  type Requirement,
  received,
  type Scenario,
  statusOf,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { malformedIds } from '../steps/ids.ts';
import { ranked } from '../steps/ranked.ts';

/** Segments of a path that routers take are often this long, and no longer. */
const tooLong = 100;
/** What a lenient parser of numbers leaves off, or reads as the same number. */
const tails: readonly string[] = ['abc', '.0', 'e0', '%20x'];

/** Updates users whose ids cannot be ids: refused as such, or as nobody's. */
export default {
  kind: 'try',
  id: 'missing.malformed-id',
  level: 'must',
  severity: 'updates',
  sentence: 'An update of an id that cannot be one MUST be refused.',
  matters: 'a broken id breaks the server, or is taken for the id of somebody else',
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
          // RFC 9110 section 15.5.15: a target that is longer than the server reads.
          if (id.length > tooLong && statusOf(exchange) === 414) return [];
          return expectRefusal(steps, exchange, 'malformed-id', 'unknown-user');
        },
      };
    }
    const { resource } = plan.contract.profile;
    // Whoever reads only the number finds the test user, and nobody else.
    if (resource.format === 'integer' && resource.request.in === 'path') yield* tails.map(withTail);
  },
} satisfies Requirement;

function withTail(tail: string): Scenario {
  const name = `of a test user's id with ${decodeURIComponent(tail)} after it`;
  return {
    name,
    purpose: 'malformed-id',
    rank: 'named',
    cost: 2,
    async run(steps, [testUser]) {
      const plain = await steps.update(testUser, { body: steps.cases.simplest.body, name: 'plain id', open: true });
      const own = encodeURIComponent(testUser.id);
      const at = plain.request.path.lastIndexOf(own);
      if (at < 0 || !/^\d+$/.test(own)) return steps.skip('the id of the test user is not in the path');
      const path = plain.request.path.slice(0, at) + own + tail + plain.request.path.slice(at + own.length);
      const body = boundBody(steps, testUser, steps.cases.simplest.body);
      const exchange = await steps.send({
        method: plain.request.method,
        path,
        testUser,
        bytes: encodeUpdate(steps.contract.request, body).bytes ?? new Uint8Array(),
        refusal: 'malformed-id',
        name,
      });
      if (!isSuccess(exchange)) return [];
      const fact = 'an id that only begins with a number is taken for that number';
      const words = { code: 'accepted-malformed-id', fact, expected: 'a refusal', received: received(exchange) };
      return [failure(words, exchange)];
    },
  };
}
