import { expect, test } from 'vitest';
import { noResponse, sampleExchange } from '../../../../bench/kit/sample-exchange.ts';
import { Strain } from './strain.ts';

const responded = (durationMs: number) => ({ ...sampleExchange({ status: 200 }), durationMs });
const hung = (id: number) => ({ ...noResponse('timeout-headers'), id });

test('a time-out counts where ordinary responses are fast', () => {
  const strain = new Strain(4000);
  for (const duration of [3, 5, 40]) strain.see(responded(duration));
  strain.see(hung(9));
  expect(strain.excuses(9)).toBe(false);
});

test('a time-out says nothing while ordinary responses take a quarter of the deadline', () => {
  const strain = new Strain(4000);
  strain.see(responded(1200));
  strain.see(hung(9));
  expect(strain.excuses(9)).toBe(true);
  expect(strain.excuses(undefined)).toBe(false);
  // Forty fast ones later the machine is at rest again.
  for (let count = 0; count < 40; count += 1) strain.see(responded(4));
  strain.see(hung(10));
  expect(strain.excuses(10)).toBe(false);
});

test('what was reset is no time-out', () => {
  const strain = new Strain(4000);
  strain.see(responded(3000));
  strain.see({ ...noResponse('reset'), id: 9 });
  expect(strain.excuses(9)).toBe(false);
});

test('a time-out while this process itself stood still says nothing', async () => {
  const strain = new Strain(40);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 30));
  strain.see(responded(3));
  await turn();
  const began = performance.now();
  while (performance.now() - began < 200);
  await turn();
  strain.see({ ...hung(9), durationMs: performance.now() - began });
  expect(strain.excuses(9)).toBe(true);
  // What begins after it counts again.
  strain.see({ ...hung(10), durationMs: 0 });
  expect(strain.excuses(10)).toBe(false);
  strain.end();
});
