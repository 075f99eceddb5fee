import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import type { Plan } from '../../harness/suite.ts';
import { malformedIds, unknownId } from './ids.ts';

const formats = ['uuid', 'email', 'integer', 'opaque'] as const;

function contextOf(format: (typeof formats)[number], fixtures = {}, testUsers = ['1', '2', '3']): Plan {
  const resource = { request: { in: 'path', name: 'id' }, format } as const;
  const contract = judgedContract({}, { resource });
  // Only these two are looked at.
  return { contract, target: { testUsers, fixtures, callers: {} } } as unknown as Plan;
}

/** What lenient servers make of a segment. */
const lenient = [
  Number.parseInt,
  Number.parseFloat,
  Number,
  (id: string) => Math.abs(Number(id)),
  (id: string) => Number(BigInt.asUintN(32, BigInt(/^-?\d+$/.test(id) ? id : 0))),
];

test.each(formats)('no malformed %s is a small number to a lenient parser', (format) => {
  for (const id of malformedIds(contextOf(format))) {
    for (const read of lenient) {
      const number = read(id);
      expect(Number.isNaN(number) || number === 0 || number > 1_000_000 || number < -1_000_000, id).toBe(true);
    }
  }
});

test.each(formats)('malformed ids of %s are made from the unknown id of the target', (format) => {
  const unknown = { uuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7', email: 'nobody@b.example', integer: '987654321' };
  const fixture = format === 'opaque' ? 'u-nobody' : unknown[format];
  const ids = malformedIds(contextOf(format, { unknown: fixture }));
  expect(ids.length).toBeGreaterThanOrEqual(4);
  const [start = ''] = fixture.split(/[@-]/);
  for (const id of ids) expect(id.includes(start) || (format === 'integer' && id.length > 19), id).toBe(true);
  for (const id of ids) expect(id).not.toBe(fixture);
});

test('a number that is too large is nobody’s again where only 32 or 64 bits of it are kept', () => {
  const id = malformedIds(contextOf('integer')).find((one) => one.length > 19) ?? '';
  expect([BigInt.asUintN(64, BigInt(id)), BigInt.asUintN(32, BigInt(id))]).toEqual([2147480001n, 2147480001n]);
});

test('an opaque id that nobody has is not the next user’s', () => {
  const context = contextOf('opaque', {}, ['m1', 'm2', 'm3']);
  expect(context.target.testUsers).not.toContain(unknownId(context));
  expect(unknownId(context)).toMatch(/nobody/);
});
