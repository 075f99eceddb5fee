import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { Received } from '../model/exchange.ts';
import { createTokens } from './tokens.ts';

const responded = (status: number) => ({ kind: 'response', status }) as Received;
const caller = { headers: { Authorization: 'Bearer t1' }, token: { command: ['t'], header: 'authorization' } };
const own = sampleRequest({ headers: { Authorization: 'Bearer t1' } });

function tokens(refusedWith: readonly number[]) {
  const told = { renewals: 0, now: 0 };
  const made = createTokens(sampleTarget({ callers: { admin: caller } }), {
    renew: async () => {
      told.renewals += 1;
      return `Bearer t${told.renewals + 1}`;
    },
    refusedWith,
    now: () => told.now,
  });
  return { told, made };
}

test('a 403 asks for a fresh token where the contract refuses wrong credentials with it, and not elsewhere', async () => {
  expect(await tokens([]).made.renewAfter(own, responded(403))).toBe(false);
  const { told, made } = tokens([401, 403]);
  expect(await made.renewAfter(own, responded(403))).toBe(true);
  expect(made.current(own).headers).toEqual({ Authorization: 'Bearer t2' });
  expect(told.renewals).toBe(1);
});

test('a caller who gets 403 with a fresh token as well is believed for a minute', async () => {
  const { told, made } = tokens([403]);
  await made.renewAfter(own, responded(403));
  const fresh = made.current(own);
  expect(await made.renewAfter(fresh, responded(403))).toBe(false);
  expect(await made.renewAfter(fresh, responded(401))).toBe(true);
  told.now = 61_000;
  expect(await made.renewAfter(made.current(own), responded(403))).toBe(true);
});
