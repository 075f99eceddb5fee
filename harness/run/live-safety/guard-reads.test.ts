import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import type { Exchange, OutgoingRequest, ParsedJson } from '../../model/exchange.ts';
import { GuardReads } from './guard-reads.ts';

async function look(status: number, json: ParsedJson | undefined) {
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    const outcome = { kind: 'response', status, headers: [], body: Buffer.of(), json, receivedAt: 0 } as const;
    return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
  };
  return new GuardReads(rankedContract(), sampleTarget(), send).look('admin', '42');
}

const tooDeep = { ok: false, error: 'too-deep', detail: '2001 levels are nested' } as const;

test.each([
  ['a body that cannot be read', 200, tooDeep, { kind: 'status', status: 200, unreadable: '2001 levels are nested' }],
  ['no body', 200, undefined, { kind: 'status', status: 200, unreadable: 'the body is no JSON' }],
  ['somebody who is not there', 404, { ok: true, value: {} }, { kind: 'status', status: 404 }],
  ['somebody else', 200, { ok: true, value: { id: '43', role: 'member' } }, { kind: 'somebody-else', id: '43' }],
] as const)('a read that gets %s says so', async (_, status, json, expected) => {
  expect(await look(status, json)).toEqual(expected);
});
