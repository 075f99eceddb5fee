import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { sampleExchange } from '../../bench/kit/sample-exchange.ts';
import type { Intent } from '../../harness/model/exchange.ts';
import { failure, type Received } from '../../harness/suite.ts';
import { spareTheRouter } from './spare-the-router.ts';

/** What becomes of a failure of form on a page of HTML with this status, where these bytes were sent for this reason. */
function kindOf(intent: Intent, status: number, sent: Uint8Array): string | undefined {
  const headers = [['content-type', 'text/html']] as const;
  const sample = sampleExchange({ status, text: '<h1>No</h1>', headers, intent });
  const exchange = { ...sample, request: { ...sample.request, body: sent } };
  const found = failure({ code: 'media-type-undocumented', fact: 'text/html', expected: 'JSON', received: 'HTML' });
  return spareTheRouter(sampleContract(), exchange, exchange.outcome as Received, [found])[0]?.kind;
}

const unreadable = Uint8Array.of(0xff, 0xfe, 0x7b, 0x00);
const readable = Buffer.from('{"role":"viewer"}');

test('a page of the reader of bodies is a gap, for whatever reason the body was sent', () => {
  for (const intent of [{ kind: 'open' }, { kind: 'refusal', refusal: 'insufficient-role' }] as const)
    expect(kindOf(intent, 400, unreadable)).toBe('gap');
});

test('a page for a body that can be read is a failure', () => {
  expect(kindOf({ kind: 'open' }, 400, readable)).toBe('failure');
  expect(kindOf({ kind: 'valid' }, 500, unreadable)).toBe('failure');
});
