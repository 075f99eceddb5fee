import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { requestOf } from './undo-request.ts';

test('a restore request that is sent again has a key of its own, or the server would only remember', () => {
  const headers = { 'Idempotency-Key': 'used before', accept: '*/*' };
  const undo = { method: 'PATCH', path: '/users/1', caller: 'admin', headers, body: '{}' } as const;
  const [one, other] = [1, 2].map(() => requestOf(undo, sampleTarget(), '1').headers);
  expect(one?.['Idempotency-Key']).not.toBe('used before');
  expect(one?.['Idempotency-Key']).not.toBe(other?.['Idempotency-Key']);
  expect(one?.accept).toBe('*/*');
});
