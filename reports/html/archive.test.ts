import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { SampleRandom } from '../../bench/kit/report/sample-random.ts';
import type { Run } from '../run.ts';
import { packArchive } from './archive.ts';
import { pageContext } from './page-context.ts';

const pack = (run: Run) => packArchive(pageContext(run, {}));
const chunk = /data-place="([^"]+)" data-ids="[^"]+">([^<]+)</;

test('failures keep every transcript, passes twenty', () => {
  const run = readSample({ exchanges: 3200, contracts: 1, broken: 1 });
  const { chunks, leftOut } = pack(run);
  const ids = new Set(chunks.flatMap((one) => entriesOf(one.toString()).map(([id]) => id)));
  const wanted = run.verdicts.flatMap(({ outcome, exchanges }) =>
    outcome === 'pass' || outcome === 'skipped' ? exchanges.slice(0, 20) : exchanges,
  );
  expect(ids).toEqual(new Set(wanted.map(({ id }) => id)));
  expect(leftOut).toBe(0);
});

test('past the budget transcripts are left out and counted, the worst failures last', () => {
  const random = new SampleRandom(7);
  const noise = () => Array.from({ length: 110 }, () => random.uuid()).join('');
  const run = readSample({ exchanges: 3200, contracts: 1, broken: 1, share: 0.01 });
  const verdicts = run.verdicts.map((verdict) => ({
    ...verdict,
    outcome: 'fail' as const,
    findings: [{ kind: 'failure', code: 'x', fact: 'x', expected: 'x', received: 'x' }] as const,
    exchanges: verdict.exchanges.map((exchange) => ({
      ...exchange,
      received: { status: 200, headers: [], body: { text: noise(), bytes: 4000 } },
    })),
  }));
  const { chunks, leftOut } = pack({ ...run, verdicts });
  const size = chunks.reduce((sum, one) => sum + one.length, 0);
  expect(size).toBeLessThanOrEqual(6_000_000);
  expect(leftOut).toBeGreaterThan(100);
  const kept = new Set(chunks.flatMap((one) => entriesOf(one.toString()).map(([id]) => id)));
  expect(kept.size + leftOut).toBe(3200);
  const worst = verdicts.find(({ requirement }) => requirement === 'access.no-credentials');
  expect(worst?.exchanges.filter(({ id }) => !kept.has(id))).toEqual([]);
});

function entriesOf(markup: string): readonly (readonly [number, string])[] {
  const packed = chunk.exec(markup)?.[2];
  return packed === undefined ? [] : JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'));
}
