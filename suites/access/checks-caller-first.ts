import {
  type Finding,
  failure,
  isRefused,
  type Refusal,
  type Requirement,
  received,
  statusOf,
} from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { unknownId } from '../steps/ids.ts';
import { outsiders } from '../steps/outsiders.ts';
import { bytesOf } from '../steps/send-bytes.ts';

/** Sends what is wrong in itself without credentials and as a weak caller: the response is about the caller, not about the body. */
export default {
  kind: 'try',
  id: 'access.checks-caller-first',
  severity: 'permissions',
  level: 'should',
  sentence: 'A caller who may not update SHOULD be refused as such, whatever the body of the update is.',
  source: 'OWASP API Security Top 10 2023, API5 (broken function level authorization)',
  matters: 'strangers learn from errors which roles and fields there are',
  *scenarios(plan) {
    const broken = plan.cases.invalid.find(({ refusal }) => refusal === 'unknown-role' || refusal === 'invalid-value');
    for (const [caller, refusal] of outsiders) {
      const needs = caller === 'member' ? ([{ caller }] as const) : [];
      yield {
        name: `malformed JSON by ${caller}`,
        purpose: refusal,
        rank: caller === 'anonymous' ? 'deciding' : 'named',
        needs,
        cost: 1,
        async run(steps, [testUser]) {
          const what = { bytes: bytesOf('{"role": '), caller, refusal, name: `malformed JSON by ${caller}` };
          return tellsOf(await steps.update(testUser, what), steps, refusal, caller, 'malformed JSON');
        },
      };
      if (!broken) continue;
      yield {
        name: `invalid value by ${caller}`,
        purpose: refusal,
        rank: 'named',
        needs,
        cost: 1,
        async run(steps, [testUser]) {
          const what = { body: broken.body, caller, refusal, name: `${broken.name} by ${caller}` };
          return tellsOf(await steps.update(testUser, what), steps, refusal, caller, 'an invalid value');
        },
      };
    }
    yield {
      name: 'nobody by member',
      purpose: 'insufficient-role',
      rank: 'named',
      needs: [{ caller: 'member' }],
      cost: 2,
      async run(steps, [testUser]) {
        const { body } = plan.cases.simplest;
        const ask = (user: typeof testUser | string, name: string) =>
          steps.update(user, { body, caller: 'member', refusal: 'insufficient-role', name });
        const known = await ask(testUser, 'of a user, by a member');
        const unknown = await ask(unknownId(plan), 'of nobody, by a member');
        if (!isRefused(known) || !isRefused(unknown) || statusOf(known) === statusOf(unknown)) return [];
        const fact = `a member who may not update is told that there is no such user: status ${statusOf(unknown)}`;
        const words = { code: 'told-before-caller', fact, expected: received(known), received: received(unknown) };
        return [failure(words, unknown)];
      },
    };
  },
} satisfies Requirement;

function tellsOf(
  exchange: Parameters<typeof expectRefusal>[1],
  steps: Parameters<typeof expectRefusal>[0],
  refusal: Refusal,
  caller: string,
  what: string,
): readonly Finding[] {
  const found = expectRefusal(steps, exchange, refusal).find(({ kind }) => kind === 'failure');
  if (!found || !isRefused(exchange)) return [];
  const fact = `${what} sent by ${caller === 'anonymous' ? 'a stranger' : 'a member'} is judged before the caller is: status ${statusOf(exchange)}`;
  return [
    failure({ code: 'told-before-caller', fact, expected: found.expected, received: received(exchange) }, exchange),
  ];
}
