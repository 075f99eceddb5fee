import { expect, test } from 'vitest';
import type { Finding } from '../../../harness/model/finding.ts';
import type { RunVerdict } from '../../../harness/model/run.ts';
import { callsPart } from './calls-part.ts';

const attempt = { method: 'PATCH', status: 429, atMs: 0, durationMs: 2 };
// Only what the part reads is there.
const verdict = (waitMs: number) =>
  ({
    calls: [
      {
        scenario: 'limited',
        attempts: [{ ...attempt, waitMs }],
        elsewhere: ['GET to a.test'],
        said: ['said <b>ok</b>'],
      },
      { scenario: 'other', attempts: [attempt], elsewhere: [], said: [] },
      { scenario: 'control call', control: true, attempts: [], elsewhere: [], said: ['said updated'] },
    ],
  }) as unknown as RunVerdict;
const finding = { case: 'limited' } as Finding;

test('a finding shows its own call and the control call, escaped, with the end of the wait where that is near', () => {
  const near = String(callsPart(verdict(3000), finding));
  expect([near.includes('class="until"'), near.includes('other'), near.includes('<b>ok')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(near).toContain('control call, honestly responded to');
  expect(near).toContain('elsewhere: GET to a.test');
});

test('a wait of an hour is said and not drawn, and a verdict without calls has no such part', () => {
  const far = String(callsPart(verdict(3_600_000), finding));
  expect([far.includes('class="until"'), far.includes('wait 3600 s')]).toEqual([false, true]);
  expect(callsPart({} as RunVerdict, finding)).toBe(undefined);
});
