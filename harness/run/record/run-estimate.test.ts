import { expect, test } from 'vitest';
import { RunEstimate } from './run-estimate.ts';

const step = (done: number, planned: number, requests = done) => ({ requirement: 'a.a', done, planned, requests });

test('what is to come is told from the speed since the first response, not from the start', () => {
  const estimate = new RunEstimate(1);
  expect(estimate.secondsLeft(9000)).toBeUndefined();
  estimate.take('one', step(0, 1000), 10_000);
  expect(estimate.secondsLeft(10_000)).toBeUndefined();
  estimate.take('one', step(250, 1000), 15_000);
  expect([estimate.secondsLeft(15_000), estimate.part]).toEqual([15, 0.25]);
});

test('no speed is told from a start that is a drop in the ocean', () => {
  const estimate = new RunEstimate(1);
  estimate.take('one', step(0, 10_000), 0);
  estimate.take('one', step(20, 10_000), 1000);
  expect(estimate.secondsLeft(1000)).toBeUndefined();
  estimate.take('one', step(100, 10_000), 5000);
  expect(estimate.secondsLeft(5000)).toBe(495);
});

test('a contract that has not begun is expected to take as much as the others', () => {
  const estimate = new RunEstimate(2);
  estimate.take('one', step(0, 100, 3), 0);
  estimate.take('one', step(100, 100, 120), 2000);
  expect([estimate.part, estimate.secondsLeft(2000), estimate.requests]).toEqual([0.5, 2, 120]);
  estimate.take('two', step(50, 300, 60), 3000);
  expect([estimate.part, estimate.secondsLeft(3000), estimate.requests]).toEqual([0.375, 5, 180]);
});

test('no more than all is ever done', () => {
  const estimate = new RunEstimate(1);
  estimate.take('one', step(0, 10), 0);
  estimate.take('one', step(12, 10), 1000);
  expect([estimate.part, estimate.secondsLeft(1000)]).toEqual([1, 0]);
});

test('a rate that the target names is told from the start, and what is slower still is', () => {
  const estimate = new RunEstimate(1);
  estimate.take('one', { ...step(0, 900), perSecond: 6 }, 0);
  expect(estimate.secondsLeft(0)).toBe(150);
  estimate.take('one', { ...step(60, 900), perSecond: 6 }, 1000);
  expect(estimate.secondsLeft(1000)).toBe(140);
  estimate.take('one', { ...step(100, 900), perSecond: 6 }, 100_000);
  expect(estimate.secondsLeft(100_000)).toBe(800);
});
