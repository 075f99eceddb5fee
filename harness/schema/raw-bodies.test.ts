import { expect, test } from 'vitest';
import { rawBodies } from './raw-bodies.ts';

const payloads = [{ role: 'admin', seats: 2 }, {}, { __proto__: null, nested: { a: [] } }];

function parses(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    // What cannot be decoded or parsed is not well-formed: that is the answer.
    return false;
  }
}

test.each(payloads.map((payload) => [JSON.stringify(payload), payload] as const))(
  '%s: a body is as well-formed as it says',
  (_text, payload) => {
    for (const body of rawBodies(payload, { largeBytes: 1000, depth: 100 }))
      expect([body.name, parses(body.bytes)]).toEqual([body.name, body.wellFormed]);
  },
);

test('names are unique, and every cause is there', () => {
  const bodies = rawBodies({ role: 'admin' }, { largeBytes: 100, depth: 10 });
  expect(new Set(bodies.map(({ name }) => name)).size).toBe(bodies.length);
  expect(new Set(bodies.map(({ cause }) => cause)).size).toBe(9);
});

test('the oversized body is as large as asked', () => {
  const [large] = rawBodies({}, { largeBytes: 5000, depth: 1 }).filter(({ cause }) => cause === 'oversized');
  expect(large?.bytes.length).toBeGreaterThanOrEqual(5000);
});
