import { expect, test } from 'vitest';
import { runOnMock } from '../../../../bench/kit/run-on-mock.ts';
import { tryingRequirement } from '../../../../bench/kit/trying-requirement.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Scenario, Steps, TestUser } from '../../../model/requirement.ts';
import type { Verdict } from '../../../model/verdict.ts';

type How = Parameters<typeof runOnMock>[1];

/** Runs steps as the one scenario of a requirement; its verdict, and what was sent after the look around at the start. */
async function take(
  steps: (steps: Steps, testUser: TestUser, sent: readonly Exchange[]) => Promise<unknown>,
  how: How = {},
): Promise<{ readonly verdict: Verdict | undefined; readonly sent: readonly Exchange[] }> {
  const sent: Exchange[] = [];
  let began = false;
  const run: Scenario['run'] = async (given, [testUser]) => {
    began = true;
    await steps(given, testUser, sent);
    return [];
  };
  const requirement = tryingRequirement('a.a', [{ name: 's', cost: 2, run, testUserAt: 0 }]);
  const onExchange = (exchange: Exchange) => void (began && sent.push(exchange));
  const [verdict] = await runOnMock([requirement], { ...how, onExchange });
  return { verdict, sent };
}

test('what is read of a user once is its state for the whole scenario', async () => {
  const [states, requests]: [unknown[], number[]] = [[], []];
  await take(async (steps, testUser, sent) => {
    states.push(await steps.stateOf(testUser));
    await steps.update(testUser, { body: { role: 'editor' }, name: 'n' });
    requests.push(sent.length);
    states.push(await steps.stateOf(testUser));
    requests.push(sent.length);
  });
  expect(states[1]).toBe(states[0]);
  expect(requests[1]).toBe(requests[0]);
});

test('what was accepted as it is need not be sent again to find out', async () => {
  const answers: boolean[] = [];
  const { sent } = await take(async (steps, testUser) => {
    await steps.update(testUser, { body: { role: 'editor' }, name: 'n' });
    answers.push(await steps.accepted({ role: 'editor' }), await steps.accepted({ role: 'nobody' }));
  });
  expect(answers).toEqual([true, false]);
  const bodies = sent.flatMap(({ request }) =>
    request.operation === 'update' ? [new TextDecoder().decode(request.body)] : [],
  );
  expect(bodies.filter((body) => body.includes('editor'))).toHaveLength(1);
});

test.each([401, 403])('a read that gets %i says nothing of the user, and blocks', async (status) => {
  let refusing = false;
  const { verdict } = await take(
    (steps, testUser) => {
      refusing = true;
      return steps.read(testUser);
    },
    {
      fault: {
        responses: (response, { method }) => {
          if (refusing && method === 'GET') Object.assign(response, { status, body: { status, message: 'no' } });
        },
      },
    },
  );
  expect(verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining(`gets ${status}`) });
});

test('a wait that is longer than the target allows blocks, with what to raise', async () => {
  const { verdict } = await take((steps) => steps.wait(10_000_000));
  expect(verdict).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('would have to wait 10000 s; raise requestRate.maxRetryAfterSeconds'),
  });
});
