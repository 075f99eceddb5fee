import { expect, test } from 'vitest';
import type { Exchange, OutgoingRequest } from '../../../model/exchange.ts';
import { HungRequests } from './hung-requests.ts';

const request = (body: object, user = 'u1'): OutgoingRequest => ({
  operation: 'update',
  method: 'PATCH',
  path: `/users/${user}`,
  headers: { 'x-key': 'k' },
  body: Buffer.from(JSON.stringify(body)),
  caller: 'admin',
  user,
  intent: { kind: 'open' },
});
const seen = (id: number, sent: OutgoingRequest, hangs: boolean): Exchange => ({
  id,
  request: sent,
  startedAt: 0,
  durationMs: 0,
  outcome: hangs
    ? { kind: 'none', reason: 'timeout-headers', detail: '' }
    : { kind: 'response', status: 200, headers: [], body: new Uint8Array(), json: undefined, receivedAt: 0 },
  earlier: [],
});

test('what hung is not sent again by others, whoever it addresses and whatever stands beside it', () => {
  const hung = new HungRequests();
  hung.see(seen(1, request({ role: 'a', title: 't' }), false), 'first');
  hung.see(seen(2, request({ role: 'x' }), true), 'second');
  expect(() => hung.refuse(request({ role: 'x', title: 't' }, 'u2'), 'third')).toThrow('exchange 2');
  expect(() => hung.refuse(request({ role: 'x' }), 'second')).not.toThrow();
  expect(() => hung.refuse(request({ role: 'b', title: 't' }), 'third')).not.toThrow();
});

test('what gets a response later is harmless again', () => {
  const hung = new HungRequests();
  hung.see(seen(1, request({ role: 'a' }), false), 'first');
  hung.see(seen(2, request({ role: 'x' }), true), 'second');
  hung.see(seen(3, request({ role: 'x' }), false), 'second');
  expect(() => hung.refuse(request({ role: 'x' }), 'third')).not.toThrow();
});
