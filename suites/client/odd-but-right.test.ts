import { expect, test } from 'vitest';
import { verdictOnClient, type Word } from '../../bench/kit/verdict-on-client.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import type { ClientAsk } from '../../harness/model/client.ts';
import type { Contract } from '../../harness/model/contract.ts';
import { findContractFolder } from '../../harness/run/plan/find-contracts.ts';

const datagrid = await loadContract(await findContractFolder('datagrid'));
const dolfin = await loadContract(await findContractFolder('dolfin'));
const verdictOn = (
  id: string,
  use: (ask: ClientAsk) => Promise<Word>,
  contract: Contract = datagrid,
  patienceMs?: number,
) => verdictOnClient(contract, id, use, patienceMs);
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function send({ baseUrl, user = '', change, credentials }: ClientAsk, method = 'PATCH', bare = false) {
  return fetch(`${baseUrl}/organization/users/${encodeURIComponent(user)}`, {
    method,
    headers: {
      ...(bare ? {} : credentials.headers),
      ...(method === 'PATCH' ? { 'Content-Type': 'application/json' } : {}),
    },
    redirect: 'manual',
    ...(method === 'PATCH' ? { body: JSON.stringify(change) } : {}),
  });
}

async function wordOf(response: Response, role?: (shown: string) => string): Promise<Word> {
  if (!response.ok) return { said: { outcome: 'refused', status: response.status } };
  const { permissions } = (await response.json()) as { permissions: { role: string } };
  return { said: { outcome: 'updated', role: role ? role(permissions.role) : permissions.role } };
}

/** Sends again after so many milliseconds each, as long as the response is a 429 or a 503. */
async function sendAgain(ask: ClientAsk, waits: readonly number[]): Promise<Response> {
  let response = await send(ask);
  for (const wait of waits) {
    if (response.status !== 429 && response.status !== 503) break;
    await sleep(wait);
    response = await send(ask);
  }
  return response;
}

test.each([
  'request.conforms',
  'request.authenticates',
  'request.id-encoded',
  'retry.not-refusals',
  'retry.same-request',
])('a client that tries its key elsewhere and reads before it writes keeps %s', async (id) => {
  const { outcome } = await verdictOn(id, async (ask) => {
    if (ask.operation !== 'update') return { said: { outcome: 'unsupported' } };
    await fetch(`${ask.baseUrl}/me`, { headers: ask.credentials.headers });
    await send(ask, 'GET');
    return wordOf(await sendAgain(ask, id === 'retry.same-request' ? [1500] : []));
  });
  expect(outcome).toBe('pass');
});

test.each(['request.authenticates', 'retry.not-refusals', 'retry.same-request'])(
  'a client that sends its credentials when it is challenged keeps %s',
  async (id) => {
    const { outcome } = await verdictOn(id, async (ask) => {
      const first = await send(ask, 'PATCH', true);
      if (first.status !== 401) return wordOf(first);
      const second = await send(ask);
      if (second.status !== 429) return wordOf(second);
      await send(ask, 'PATCH', true);
      return wordOf(await send(ask));
    });
    expect(outcome).toBe('pass');
  },
);

test('an empty id may stay an empty segment, and may not take its slash with it', async () => {
  const stays = await verdictOn('request.dot-id', async (ask) =>
    ask.user === '' || ask.user?.startsWith('u') ? wordOf(await send(ask)) : { said: { outcome: 'failed' } },
  );
  const leaves = await verdictOn('request.dot-id', async (ask) => {
    if (ask.user === '.' || ask.user === '..') return { said: { outcome: 'failed' } };
    if (ask.user !== '') return wordOf(await send(ask));
    const { headers } = ask.credentials;
    return wordOf(await fetch(`${ask.baseUrl}/organization/users`, { method: 'PATCH', headers, body: '{}' }));
  });
  expect([stays.outcome, leaves.outcome, leaves.codes]).toEqual(['pass', 'fail', ['another-path']]);
});

test('waits drawn at random that are too short now and then fail, though the next one is long enough', async () => {
  let calls = 0;
  const { outcome, codes } = await verdictOn('rate-limit.obeys-seconds', async (ask) => {
    const first = await send(ask);
    if (first.status !== 429) return wordOf(first);
    calls += 1;
    await sleep(Number(first.headers.get('retry-after') ?? '0.3') * (calls % 3 === 0 ? 1010 : 900));
    return wordOf(await send(ask));
  });
  expect([outcome, codes]).toEqual(['fail', ['sent-too-soon']]);
});

test('a first attempt at once is no hot loop when the next one waits, and two at once are', async () => {
  const backsOff = await verdictOn('retry.backs-off', async (ask) => wordOf(await sendAgain(ask, [0, 600])));
  const hot = await verdictOn('retry.backs-off', async (ask) => wordOf(await sendAgain(ask, [0, 0])));
  expect([backsOff.outcome, hot.outcome, hot.codes]).toEqual(['pass', 'warn', ['no-back-off']]);
});

test('a client that still sends again does not hang, and one that breaks down did not end its call well', async () => {
  const patient = await verdictOn(
    'refusal.odd-body',
    async (ask) => {
      for (;;) {
        const response = await send(ask);
        if (response.ok) return wordOf(response);
        await sleep(300);
      }
    },
    datagrid,
    1500,
  );
  expect(patient.outcome).toBe('pass');
  const died = await verdictOn('refusal.odd-body', async (ask) => {
    const response = await send(ask);
    return response.ok ? wordOf(response) : { ended: 'died' };
  });
  expect([died.outcome, died.codes]).toEqual(['fail', ['process-ends']]);
});

test('a form of its own for a value is a note, and the value that was asked for in that form is wrong', async () => {
  const upper = await verdictOn('response.reports-role', async (ask) =>
    wordOf(await send(ask), (role) => role.toUpperCase()),
  );
  const other = await verdictOn('response.reports-role', async (ask) =>
    wordOf(await send(ask), (role) => `Role#${role.length}`),
  );
  const echoes = await verdictOn('response.reports-role', async (ask) =>
    wordOf(await send(ask), () => String(ask.change?.role).toUpperCase()),
  );
  expect([upper.outcome, upper.codes, other.outcome, other.codes, echoes.outcome, echoes.codes]).toEqual([
    'pass',
    [],
    'pass',
    ['other-form-reported'],
    'fail',
    ['other-value-reported'],
  ]);
});

test('a program that has nothing but an exit code is not blamed for telling no status', async () => {
  const { outcome } = await verdictOn(
    'refusal.is-refusal',
    async (ask) => {
      const response = await fetch(`${ask.baseUrl}/users/${ask.user}/role`, {
        method: 'PATCH',
        headers: { ...ask.credentials.headers, ...ask.credentials.context, 'Content-Type': 'application/json' },
        body: JSON.stringify(ask.change),
      });
      return { byExitCode: true, said: { outcome: response.ok ? 'updated' : 'failed' } };
    },
    dolfin,
  );
  expect(outcome).toBe('skipped');
});

test.each(['response.reports-role', 'response.malformed', 'response.not-json', 'response.utf-8'])(
  'a client that reads the user after its update may say what it read: %s',
  async (id) => {
    const { outcome } = await verdictOn(id, async (ask) => {
      const updated = await send(ask);
      if (!updated.ok) return { said: { outcome: 'refused', status: updated.status } };
      await updated.arrayBuffer();
      const { permissions } = (await (await send(ask, 'GET')).json()) as { permissions: { role: string } };
      return { said: { outcome: 'updated', role: permissions.role } };
    });
    expect(outcome).toBe('pass');
  },
);

test('a read after a refusal makes no success of it', async () => {
  const { outcome } = await verdictOn('refusal.is-refusal', async (ask) => {
    await send(ask);
    await send(ask, 'GET');
    return { said: { outcome: 'updated' } };
  });
  expect(outcome).toBe('fail');
});

test('what cannot be tried is told with what the client said', async () => {
  const { verdict } = await verdictOn('request.conforms', async (ask) =>
    ask.operation === 'list'
      ? { said: { outcome: 'failed', message: 'no such page' } }
      : wordOf(await send(ask, ask.operation === 'read' ? 'GET' : 'PATCH')),
  );
  expect(verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('no such page') });
});

test.each(['request.names-itself', 'request.no-secret-in-url'])(
  'nothing is held where no request came: %s',
  async (id) => {
    const { outcome } = await verdictOn(id, async () => ({ said: { outcome: 'failed' } }));
    expect(outcome).toBe('blocked');
  },
);

test('a client that encodes nothing shows although its library refuses what is not ASCII', async () => {
  const { outcome, codes } = await verdictOn('request.id-encoded', async (ask) => {
    if (/[^!-~]/.test(ask.user ?? '')) return { said: { outcome: 'failed', message: 'InvalidURL' } };
    const response = await fetch(`${ask.baseUrl}/organization/users/${ask.user}`, {
      method: 'PATCH',
      headers: { ...ask.credentials.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(ask.change),
    });
    return wordOf(response);
  });
  expect([outcome, codes]).toEqual(['fail', ['id-not-encoded']]);
});
