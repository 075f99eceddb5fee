import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { createSettling } from './settling.ts';

const update = sampleRequest({ user: 'a' });
const read = (user: string) => sampleRequest({ operation: 'one', user });
const list = sampleRequest({ operation: 'list' });

test('a read waits for the last write to its user, a list for the last write to anybody', () => {
  const settling = createSettling(500);
  settling.see(update, 1000);
  expect([read('a'), read('b'), list, update].map((one) => settling.wait(one, 1200))).toEqual([300, 0, 300, 0]);
  expect(settling.wait(list, 1500)).toBe(0);
});

test('without a time to settle nothing waits', () => {
  const settling = createSettling(0);
  settling.see(update, 1000);
  expect(settling.wait(read('a'), 1000)).toBe(0);
});
