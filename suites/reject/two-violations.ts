import { type DoubledCase, failure, gap, isSuccess, type Requirement, type Scenario } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { refusalsOf } from '../steps/refusals-of.ts';

/** Pairs that are tried. */
const mostPairs = 24;

/** Sends updates that break two constraints at once. Only that they are refused is asked: for which of them is the server's choice. */
export default {
  kind: 'try',
  id: 'reject.two-violations',
  level: 'must',
  severity: 'updates',
  sentence: 'An update that breaks two constraints at once MUST be refused.',
  matters: 'a second mistake in a request hides the first, and what nobody meant is stored',
  *scenarios(plan) {
    let index = 0;
    for (const pair of plan.cases.doubled()) {
      if (index >= mostPairs) return;
      yield sending(pair, ranked(index));
      index += 1;
    }
    if (index === 0) plan.skip('the document has no two constraints that could be broken at once');
  },
} satisfies Requirement;

function sending({ case: one, other }: DoubledCase, rank: Scenario['rank']): Scenario {
  return {
    name: one.name,
    purpose: one.refusal,
    rank,
    cost: 2,
    async run(steps, [testUser]) {
      const exchange = await steps.update(testUser, { case: one });
      const [refusal, ...more] = [...refusalsOf(steps.contract, one), ...refusalsOf(steps.contract, other)];
      const found = expectRefusal(steps, exchange, refusal ?? one.refusal, ...more);
      if (isSuccess(exchange)) {
        await steps.update(testUser, { case: steps.cases.simplest, open: true });
        // Of an update that breaks two constraints the one may be no constraint to this server.
        if (!(await steps.accepted(one.controlRequest))) return [];
        const [first] = found;
        const places = [one, other]
          .map(({ constraint }) => `${constraint.pointer} ${constraint.keyword}`)
          .join(' and ');
        const fact = `an update that breaks two constraints is accepted: ${places}`;
        const words = {
          code: 'accepted-two-violations',
          fact,
          expected: first?.expected ?? 'a refusal',
          received: first?.received ?? '',
        };
        return [one.contradicted || other.contradicted ? gap(words, exchange) : failure(words, exchange)];
      }
      // For what it is refused is asked where it breaks one thing alone.
      return found.filter(({ code }) => ['server-error', 'no-response', 'redirected'].includes(code));
    },
  };
}
