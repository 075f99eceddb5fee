import { expect, test } from 'vitest';
import { bareExchange } from '../../../bench/kit/sample-exchange.ts';
import { sampleRequest } from '../../../bench/kit/sample-request.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import { Probes } from './probes.ts';

const probe = (user: string): OutgoingRequest =>
  sampleRequest({ operation: 'update', user, intent: { kind: 'refusal', refusal: 'other-organization' } });

/** Sends all at once on a server that responds with `status`; how many were sent, and what came of each. */
async function sendAll(requests: readonly OutgoingRequest[], status: number) {
  const probes = new Probes(() => new Map([['42', {}]]));
  let sent = 0;
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    sent += 1;
    return bareExchange(request, status);
  };
  const all = await Promise.allSettled(requests.map((one) => probes.send(one, () => send(one))));
  return {
    sent,
    ends: all.map((one) => (one.status === 'fulfilled' ? 'sent' : (one.reason as { kind: string }).kind)),
  };
}

test('once an update of a foreign user was let through, no other is sent to that user', async () => {
  expect(await sendAll([probe('8'), probe('8'), probe('9'), probe('8')], 200)).toEqual({
    sent: 2,
    ends: ['sent', 'skipped', 'sent', 'skipped'],
  });
});

test.each([
  ['what is refused', [probe('8'), probe('8')], 403],
  ['a test user', [probe('42'), probe('42')], 200],
  ['what is no probe', [sampleRequest({ user: '8' }), sampleRequest({ user: '8' })], 200],
] as const)('%s does not end it', async (_, requests, status) => {
  expect((await sendAll(requests, status)).sent).toBe(2);
});
