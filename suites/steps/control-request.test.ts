import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import type { Requirement } from '../../harness/suite.ts';

/** Asks twice whether the simplest update is accepted. */
const asking: Requirement = {
  kind: 'try',
  id: 'fixture.asking',
  level: 'must',
  severity: 'updates',
  sentence: 'A control request MUST be accepted.',
  matters: 'nothing',
  *scenarios() {
    yield {
      name: 'asks',
      purpose: 'open',
      rank: 'deciding',
      cost: 2,
      async run(steps) {
        return (await steps.accepted(steps.cases.simplest.body)) ? [] : steps.block('it is not accepted');
      },
    };
  },
};

test('a control request that meets a server error once is sent again before it counts as refused', async () => {
  let updates = 0;
  const [verdict] = await runOnMock([asking], {
    fault: {
      responses: (response, { operation }) => {
        if (operation === 'update' && ++updates === 1) response.status = 504;
      },
    },
  });
  expect(verdict?.outcome).toBe('pass');
});
