import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { exchangeText } from './exchange-text.ts';

const run = readSample({ exchanges: 40, contracts: 1 });
const [verdict] = run.verdicts as readonly [RunVerdict];
const exchange = (
  change: Partial<RecordedExchange>,
  url = '/users/ada%40example.test/role',
  body = '{ "role": null }',
) =>
  ({
    ...{ id: 1, operation: 'update', caller: 'admin', user: 'ada@example.test', intent: 'open' },
    ...{ startedAt: 0, durationMs: 1, received: { status: 500, headers: [] } },
    sent: {
      method: 'PATCH',
      url: `https://sandbox.example.test/v1${url}`,
      headers: {},
      body: { text: body, bytes: body.length },
    },
    ...change,
  }) as RecordedExchange;

test.each([
  [exchange({}), 'PATCH /users/{id}/role {"role":null} -> 500'],
  [exchange({ caller: 'member' }), 'PATCH /users/{id}/role {"role":null} as member -> 500'],
  [exchange({}, '/users/somebody-else/role'), 'PATCH /users/somebody-else/role {"role":null} -> 500'],
  [
    exchange({}, undefined, '{"n":10000000000000000000001}'),
    'PATCH /users/{id}/role {"n":10000000000000000000001} -> 500',
  ],
  [exchange({}, undefined, '{"role":"a","role":"b"}'), 'PATCH /users/{id}/role {"role":"a","role":"b"} -> 500'],
  [exchange({}, undefined, '{"role":\n'), 'PATCH /users/{id}/role {"role":⟨U+000A⟩ -> 500'],
])('what was sent is told as it was sent, only shorter: %#', (one, text) => {
  expect(exchangeText(run, verdict, one)).toBe(text);
});

test('no response is told with its reason', () => {
  const { received: _, ...silent } = exchange({ failure: { reason: 'reset', detail: 'by peer' } });
  expect(exchangeText(run, verdict, silent)).toBe('PATCH /users/{id}/role {"role":null} -> no whole response (reset)');
});
