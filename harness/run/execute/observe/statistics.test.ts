import { expect, test } from 'vitest';
import { sampleContract, sampleResponse } from '../../../../bench/kit/sample-contract.ts';
import { type SampleResponse, sampleExchange } from '../../../../bench/kit/sample-exchange.ts';
import type { Cases } from '../../../model/case.ts';
import { Statistics } from './statistics.ts';

const noCases = { valid: [], invalid: [], unbreakable: [] } as unknown as Cases;
const statuses = ['200', '4XX', '404', '500'];
const { update } = sampleContract();
const responses = Object.fromEntries(statuses.map((status) => [status, sampleResponse(status)]));
const contract = sampleContract({ whole: { update: { ...update, responses } } });

function seen(...responses: readonly SampleResponse[]): Statistics {
  const statistics = new Statistics(contract, noCases, 0);
  for (const response of responses) statistics.see(sampleExchange(response));
  return statistics;
}

const unknown = { kind: 'refusal', refusal: 'unknown-user' } as const;

test('a range stands for the seen status codes that have no row of their own, and undocumented ones come last', () => {
  const statistics = seen({ status: 200 }, { status: 404, intent: unknown }, { status: 409 }, { status: 301 });
  expect(statistics.statusCounts().map(({ status, documented, provoked }) => [status, documented, provoked])).toEqual([
    ['200', true, 1],
    ['404', true, 1],
    ['500', true, 0],
    ['4XX', true, 1],
    ['301', false, 1],
  ]);
});

test('a documented status that never came says why, and a server error is nobody’s aim', () => {
  const rows = seen({ status: 200 }).statusCounts();
  expect(rows.find(({ status }) => status === '500')?.reason).toMatch(/never provoked on purpose/);
  expect(rows.find(({ status }) => status === '200')?.reason).toBeUndefined();
});

test('a request that waited for a limit is counted once for itself and once for each 429', () => {
  const statistics = new Statistics(contract, noCases, 0);
  const limited = sampleExchange({ status: 429 }).outcome;
  statistics.see({ ...sampleExchange({ status: 200 }), earlier: [limited, limited] });
  expect([statistics.exchanges, statistics.responses]).toEqual([3, { 200: 1, 429: 2 }]);
  expect(statistics.statusCounts().find(({ status }) => status === '4XX')?.refusals).toEqual({ 'rate-limited': 2 });
});

test('whether a run got what it asked for: success for valid updates, a refusal of any kind for others', () => {
  const { asked } = seen(
    { status: 200 },
    { status: 500 },
    { status: 404, intent: unknown },
    { status: 200, intent: unknown },
    { status: 503, intent: unknown },
    { status: 429, intent: unknown },
    { status: 500, intent: { kind: 'open' } },
    { status: 500, operation: 'one' },
  );
  expect(asked).toEqual({ accepted: { sent: 2, got: 1 }, refused: { sent: 4, got: 2 } });
});
