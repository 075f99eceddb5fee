import { expect, test } from 'vitest';
import { runOnMock } from '../../../../bench/kit/run-on-mock.ts';
import { tryingRequirement as requirement } from '../../../../bench/kit/trying-requirement.ts';
import type { Finding, Requirement, Scenario, Target, TryingRequirement, Verdict } from '../../../suite.ts';

const failing: Finding = { kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r' };

const outcomes = (verdicts: readonly Verdict[]) => verdicts.map(({ outcome }) => outcome);
const inTurn = (target: Target, budget = 0) => ({
  ...target,
  requestRate: { ...target.requestRate, budget, concurrency: 1 },
});
const run = (requirements: readonly Requirement[], budget = 0) =>
  runOnMock(requirements, { target: (target) => inTurn(target, budget) });

test('each requirement has its first scenario before any has a second, destructive ones come last', async () => {
  const order: string[] = [];
  const log = (name: string) => async () => {
    order.push(name);
    return [];
  };
  await run([
    requirement('a.a', [{ run: log('a destructive'), destructive: true }]),
    requirement('b.b', [{ run: log('b1') }, { run: log('b2'), rank: 'named' }, { run: log('b3'), rank: 'random' }]),
    requirement('c.c', [{ run: log('c1') }, { run: log('c2'), rank: 'named' }]),
  ]);
  expect(order).toEqual(['b1', 'c1', 'b2', 'c2', 'b3', 'a destructive']);
});

test('a fast run ends after the deciding scenarios, and what has none is skipped', async () => {
  const order: string[] = [];
  const log =
    (name: string): Scenario['run'] =>
    async (steps, [testUser]) => {
      order.push(name);
      await steps.read(testUser);
      return [];
    };
  const verdicts = await runOnMock(
    [
      requirement('a.a', [{ run: log('a1') }, { run: log('a2') }, { run: log('a3'), rank: 'named' }]),
      requirement('b.b', [{ run: log('b destructive'), destructive: true }]),
      requirement('c.c', [{ run: log('c1'), rank: 'named' }]),
    ],
    { fast: true },
  );
  expect(order).toEqual(['a1', 'a2', 'b destructive']);
  expect(outcomes(verdicts)).toEqual(['pass', 'pass', 'skipped']);
});

test('a fast run leaves out what would take more than about 60 requests, destructive scenarios among it', async () => {
  const run: Scenario['run'] = async (steps, [testUser]) => {
    await steps.read(testUser);
    return [];
  };
  const verdicts = await runOnMock(
    [
      requirement('a.a', [{ cost: 30, run }, { cost: 40 }]),
      requirement('b.b', [{ cost: 31 }]),
      requirement('c.c', [{ cost: 32, destructive: true }]),
      requirement('d.d', [{ cost: 29, destructive: true, run }]),
    ],
    { fast: true },
  );
  expect(verdicts.map(({ requirement, outcome }) => [requirement, outcome])).toEqual([
    ['a.a', 'pass'],
    ['b.b', 'skipped'],
    ['c.c', 'skipped'],
    ['d.d', 'pass'],
  ]);
});

test('a requirement that is meant for many faults has several deciding scenarios before one for a single fault', async () => {
  const order: string[] = [];
  const log = (name: string) => async () => {
    order.push(name);
    return [];
  };
  const many = requirement('a.a', [{ run: log('a1') }, { run: log('a2') }, { run: log('a3') }]);
  const one = requirement('b.b', [{ run: log('b1') }, { run: log('b2') }]);
  const faults = new Map([['a.a', ['fault-1', 'fault-2']]]);
  await runOnMock([one, many], { faults, target: inTurn });
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
});

test('a failure that is seen again fails, one that is not is unstable', async () => {
  let calls = 0;
  const once: Scenario['run'] = async (steps, [testUser]) => {
    await steps.read(testUser);
    return calls++ === 0 ? [failing] : [];
  };
  const always = async () => [failing];
  expect(outcomes(await run([requirement('a.a', [{ run: always }])]))).toEqual(['fail']);
  const [verdict] = await run([requirement('a.a', [{ run: once }])]);
  expect(verdict).toMatchObject({ outcome: 'warn', findings: [{ kind: 'unstable' }] });
});

test('what is stored otherwise while others are updated fails where it is seen alone, else it is unstable', async () => {
  let others = 0;
  const busy: Scenario['run'] = async (steps, [testUser]) => {
    others += 1;
    await steps.wait(60);
    await steps.read(testUser);
    others -= 1;
    return [];
  };
  const losing =
    (isSeen: () => boolean): Scenario['run'] =>
    async (steps, [testUser]) => {
      await steps.read(testUser);
      return isSeen() ? [{ ...failing, code: 'change-not-stored' }] : [];
    };
  const judged = (isSeen: () => boolean) =>
    runOnMock([
      { ...requirement('a.a', [{ run: losing(isSeen) }]), judgesStorage: true },
      requirement('b.b', [{ run: busy }, { run: busy }]),
    ]);
  expect(outcomes(await judged(() => true))[0]).toBe('fail');
  expect((await judged(() => others > 0))[0]).toMatchObject({ outcome: 'warn', findings: [{ kind: 'unstable' }] });
});

test('a failure whose start cannot be sent again, because something like it hung, is told and breaks nothing', async () => {
  const setBack: Scenario['run'] = async (steps, [testUser]) => {
    const { values } = await steps.stateOf(testUser);
    await steps.update(testUser, { body: { role: values.role ?? null }, name: 'as it is', open: true });
    return [];
  };
  const reading: Scenario['run'] = async (steps, [testUser]) => {
    await steps.stateOf(testUser);
    return [failing];
  };
  const verdicts = await runOnMock(
    [requirement('a.a', [{ run: setBack, testUserAt: 0 }]), requirement('b.b', [{ run: reading, testUserAt: 0 }])],
    {
      fault: { breaks: (_socket, _response, { method }) => method === 'PATCH' },
      target: (target) => ({
        ...target,
        requestRate: { ...target.requestRate, concurrency: 1, deadlineMs: 150 },
      }),
    },
  );
  expect(outcomes(verdicts)[1]).toBe('fail');
});

test('what blocks a deciding scenario blocks its requirement, what blocks a named one is told', async () => {
  const blocking = async (steps: { block(reason: string): never }) => steps.block('no way');
  const [deciding, named] = await run([
    requirement('a.a', [{ run: blocking }]),
    requirement('b.b', [
      { run: async (steps, [user]) => ((await steps.read(user)) ? [] : []) },
      { run: blocking, rank: 'named' },
    ]),
  ]);
  expect(deciding).toMatchObject({ outcome: 'blocked', reason: 'no way' });
  expect(named).toMatchObject({ outcome: 'pass', notes: [{ code: 'not-tried' }] });
});

test('a scenario that the budget does not reach is not begun, and the reason says what would do', async () => {
  const [verdict] = await run([requirement('a.a', [{ cost: 100 }])], 20);
  expect(verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('about 150 would do') });
});

const reads: Scenario['run'] = async (steps, [testUser]) => {
  await steps.read(testUser);
  return [];
};

test('what is dear and waits for the end takes at most half of the budget from what does not, and says what would do', async () => {
  const [dear, ...others] = await run(
    [
      requirement('a.a', [{ run: reads, destructive: true, cost: 100 }]),
      requirement('b.b', [{ run: reads, destructive: true, cost: 10 }]),
      requirement('c.c', [{ run: reads, cost: 10 }]),
    ],
    40,
  );
  expect(outcomes(others)).toEqual(['pass', 'pass']);
  expect(dear).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('about 150 would do') });
});

test('what tries more leaves alone what decides at the end, the dearest too', async () => {
  // It sends more than it said.
  const fiveReads: Scenario['run'] = async (steps, users) => {
    for (let sent = 0; sent < 5; sent += 1) await reads(steps, users);
    return [];
  };
  const more = { run: fiveReads, rank: 'random' as const };
  const verdicts = await run(
    [
      requirement('a.a', [{ run: reads, destructive: true, cost: 25 }]),
      requirement('b.b', [{ run: reads, destructive: true, cost: 5 }]),
      requirement('c.c', [{ run: reads }, ...Array.from({ length: 60 }, () => more)]),
    ],
    60,
  );
  expect(outcomes(verdicts)).toEqual(['pass', 'pass', 'pass']);
});

test('what one requirement tries more often at the end leaves others their first try', async () => {
  const eightReads: Scenario['run'] = async (steps, [testUser]) => {
    for (let sent = 0; sent < 8; sent += 1) await steps.read(testUser);
    return [];
  };
  const again = { run: eightReads, destructive: true, cost: 8 };
  const verdicts = await run(
    [
      requirement('a.a', [again, ...Array.from({ length: 9 }, () => ({ ...again, rank: 'named' as const }))]),
      requirement('b.b', [{ run: reads, destructive: true, cost: 10 }]),
    ],
    40,
  );
  expect(outcomes(verdicts)).toEqual(['pass', 'pass']);
});

test('what the target lacks is said by the verdict, beside the reason; what else blocks lacks nothing', async () => {
  const blocked = (id: string, reason: string, lacks?: string): TryingRequirement => ({
    ...requirement(id, []),
    scenarios: (plan) => plan.block(reason, lacks),
  });
  const verdicts = await run([
    blocked('a.a', 'nobody is invited', 'fixtures.pending: id'),
    blocked('b.b', 'nothing is accepted'),
    requirement('c.c', [{ run: (steps) => steps.block('no removed user', 'fixtures.removed: <id>') }]),
  ]);
  expect(verdicts).toMatchObject([
    { reason: 'nobody is invited; add fixtures.pending: id', lacks: 'fixtures.pending: id' },
    { reason: 'nothing is accepted', lacks: undefined },
    { reason: 'no removed user; add fixtures.removed: <id>', lacks: 'fixtures.removed: <id>' },
  ]);
});
