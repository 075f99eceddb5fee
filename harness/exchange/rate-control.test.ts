import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { createRateControl } from './rate-control.ts';

const update = sampleRequest();
const read = sampleRequest({ operation: 'one' });

test('a named limit lets a burst through and then keeps to its window, operation by operation', () => {
  const control = createRateControl({ requests: 3, windowSeconds: 3 });
  expect([1, 2, 3, 4].map(() => control.turn(update, 0))).toEqual([0, 0, 0, 3090]);
  expect(control.turn(read, 0)).toBe(0);
  expect(control.turn(update, 3090)).toBe(0);
});

test('requests that were sent whatever their turn are counted', () => {
  const control = createRateControl({ requests: 2, windowSeconds: 1 });
  control.force(update, 0);
  control.force(update, 100);
  expect(control.turn(update, 200)).toBe(830);
});

test('a 429 within the named limit shows that the server counts operations together', () => {
  const control = createRateControl({ requests: 2, windowSeconds: 1 });
  control.turn(update, 0);
  control.turn(read, 0);
  control.refuse(read, 0, 10, 1000);
  expect(control.turn(update, 20)).toBe(1010);
});

test('without a named limit the distance is learned from 429 responses, and forgotten slowly', () => {
  const control = createRateControl(undefined);
  expect([control.turn(update, 0), control.turn(update, 1)]).toEqual([0, 0]);
  control.accept(update);
  control.accept(update);
  control.refuse(update, 2, 10, 3000);
  control.refuse(update, 3, 11, 3000);
  control.turn(update, 5000);
  expect(control.turn(update, 5000)).toBe(1500);
  for (let count = 0; count < 150; count += 1) control.accept(update);
  expect(control.turn(update, 20_000)).toBe(0);
});

test('where Retry-After tells too little the distance grows with each 429 all the same', () => {
  const control = createRateControl(undefined);
  const gaps: number[] = [];
  for (let time = 1000; time <= 5000; time += 1000) {
    control.refuse(update, time, time, 0);
    control.turn(update, time);
    gaps.push(Math.round(control.turn(update, time)));
  }
  expect(gaps).toEqual([20, 30, 45, 68, 101].map((gap) => expect.closeTo(gap, -1)));
});
