import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { ClientAnswer, ClientAsk, ClientRequirement, ClientSaid } from '../model/client.ts';
import { failure } from '../verdict/make-finding.ts';
import { benchClient } from './bench-client.ts';
import { judgeClient } from './judge-client.ts';

const contract = sampleContract();

/** A client in this process. */
function clientOf(use: (ask: ClientAsk) => Promise<Omit<ClientSaid, 'id'> | undefined>) {
  return {
    ask: async (ask: ClientAsk, giveUp: Promise<void>): Promise<ClientAnswer> => {
      const said = await Promise.race([use(ask), giveUp.then(() => undefined)]);
      const word = said === undefined ? { ended: 'silent' as const } : { said: { id: ask.id, ...said } };
      return { ask, askedMs: performance.now(), durationMs: 0, stderr: '', ...word };
    },
  };
}

async function update({ baseUrl, user = '', change, credentials }: ClientAsk): Promise<Omit<ClientSaid, 'id'>> {
  const response = await fetch(`${baseUrl}/users/${user}`, {
    method: 'PATCH',
    headers: { ...credentials.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(change),
  });
  return response.ok ? { outcome: 'updated' } : { outcome: 'refused', status: response.status };
}

function requirement(judge: ClientRequirement['scenarios'], level: 'must' | 'should' = 'must'): ClientRequirement {
  return {
    kind: 'client',
    id: 'sample.sample',
    level,
    sentence: 'A client MUST.',
    matters: 'it does',
    appliesTo: () => true,
    scenarios: judge,
    mustCatch: [],
  };
}

const found = failure({ code: 'wrong', fact: 'it is wrong', expected: 'right', received: 'wrong' });

async function verdictOn(use: Parameters<typeof clientOf>[0], asked: ClientRequirement) {
  const bench = benchClient({ name: 'sample', contract, client: clientOf(use), parallel: 2, patienceMs: 60_000 });
  return judgeClient(bench, asked);
}

test('what fails twice fails, with what was sent as evidence and no secret in it', async () => {
  const verdict = await verdictOn(
    update,
    requirement(() => [{ name: 'one', judge: () => [found] }]),
  );
  expect([verdict.outcome, verdict.tried, verdict.exchanges.length]).toEqual(['fail', 1, 1]);
  expect(verdict).toMatchObject({ findings: [{ code: 'wrong', case: 'one', exchange: expect.any(Number) }] });
  expect(JSON.stringify(verdict)).not.toMatch(/mock-admin-[0-9a-f]/);
});

test('what does not come back is unstable and warns', async () => {
  let turn = 0;
  const verdict = await verdictOn(
    update,
    requirement(() => [
      {
        name: 'one',
        judge: () => {
          turn += 1;
          return turn === 1 ? [found] : [];
        },
      },
    ]),
  );
  expect(verdict).toMatchObject({ outcome: 'warn', findings: [{ kind: 'unstable', code: 'wrong' }] });
});

test('a should warns, and a scenario that does not judge skips', async () => {
  const should = await verdictOn(
    update,
    requirement(() => [{ name: 'one', judge: () => [found] }], 'should'),
  );
  const skipped = await verdictOn(
    update,
    requirement(() => [{ name: 'one', judge: () => ({ skip: 'it never retries' }) }]),
  );
  expect([should.outcome, skipped]).toEqual([
    'warn',
    expect.objectContaining({ outcome: 'skipped', reason: 'it never retries' }),
  ]);
});

test('a client that fails when all is well, or says nothing, is blocked and not failed', async () => {
  const failing = await verdictOn(
    async () => ({ outcome: 'failed' }),
    requirement(() => [{ name: 'one', judge: () => [found] }]),
  );
  const silent = await verdictOn(
    async (ask) => (ask.operation === 'update' ? update(ask) : undefined),
    requirement(() => [{ name: 'one', uncontrolled: true, asks: [{ operation: 'read' }], judge: () => [found] }]),
  );
  expect([failing.outcome, silent.outcome]).toEqual(['blocked', 'blocked']);
});

test('what is watched for begins with the first request, however long a client takes to start', async () => {
  const verdict = await verdictOn(
    async (ask) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await update(ask);
      return update(ask);
    },
    requirement(() => [
      {
        name: 'one',
        uncontrolled: true,
        byRequests: true,
        watchMs: 200,
        judge: ({ updates }) => (updates.length === 0 ? { block: 'no request came' } : []),
      },
    ]),
  );
  expect(verdict.outcome).toBe('pass');
});

test('requests of another kind do not count when enough of one have come', async () => {
  const verdict = await verdictOn(
    async (ask) => {
      for (let turn = 0; turn < 3; turn += 1) await fetch(`${ask.baseUrl}/users/${ask.user}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return update(ask);
    },
    requirement(() => [
      { name: 'one', enough: 2, judge: ({ updates }) => (updates.length === 1 ? [] : { block: `${updates.length}` }) },
    ]),
  );
  expect(verdict.outcome).toBe('pass');
});

test('what went well may be doubted, and is tried again until it is believed or fails', async () => {
  let plays = 0;
  const doubted = (fails: number) =>
    verdictOn(
      update,
      requirement(() => [
        {
          name: 'one',
          judge: () => {
            plays += 1;
            return plays >= fails ? [found] : [];
          },
          doubts: () => true,
        },
      ]),
    );
  const caught = await doubted(2);
  plays = 0;
  const believed = await doubted(4);
  expect([caught.outcome, believed.outcome, plays]).toEqual(['fail', 'pass', 3]);
});

test('a failure shows its calls by the clock of the server, what Retry-After asked for, and the control call', async () => {
  const verdict = await verdictOn(
    update,
    requirement(() => [
      {
        name: 'limited',
        script: [{ operation: 'update', responses: [{ status: 429, retryAfter: 2 }] }],
        judge: () => [found],
      },
    ]),
  );
  expect(verdict.calls?.map(({ scenario, control, said }) => [scenario, control, said])).toEqual([
    ['limited', undefined, ['said refused (status 429)']],
    ['control call', true, ['said updated']],
  ]);
  expect(verdict.calls?.[0]?.attempts).toMatchObject([{ method: 'PATCH', status: 429, atMs: 0, waitMs: 2000 }]);
  expect(JSON.stringify(verdict.exchanges)).toMatch(/retry-after/i);
});

test.each([
  [false, 'blocked'],
  [true, 'fail'],
] as const)(
  'who says nothing while the response is on its way is not blamed, but where that is meant: %s',
  async (withholds, outcome) => {
    const verdict = await verdictOn(
      async (ask) => {
        await fetch(`${ask.baseUrl}/users/${ask.user}`, { headers: ask.credentials.headers });
        return update(ask);
      },
      requirement(() => [
        {
          name: 'late',
          script: [{ operation: 'update', responses: [{ delayMs: 60_000 }], repeat: true }],
          watchMs: 300,
          judgesSilence: true,
          ...(withholds ? { withholds } : {}),
          judge: () => [found],
        },
      ]),
    );
    expect(verdict.outcome).toBe(outcome);
  },
);
