import { expect, test } from 'vitest';
import { exchangeOf, footerOf, headerOf, summaryOf, verdictOf } from '../../../bench/kit/sample-shard.ts';
import type { Run } from '../../../reports/run.ts';
import type { Finding } from '../../model/finding.ts';
import type { RunHeader, RunLine, RunSummary, RunVerdict } from '../../model/run.ts';
import type { Waiver } from '../../model/waiver.ts';
import { mergeRuns } from './merge-runs.ts';

const proseConstraints = {
  gates: { failOn: 'fail', minTried: [] },
  baseline: undefined,
  isRepeated: (id: string) => id.startsWith('response.'),
} as const;
const finding: Finding = {
  kind: 'failure',
  code: 'x',
  fact: 'f',
  expected: 'e',
  received: 'r',
  exchange: 2,
  status: '500',
};

interface Parts {
  readonly header?: Partial<RunHeader>;
  readonly verdicts?: readonly RunVerdict[];
  readonly summary?: Partial<RunSummary>;
  readonly footer?: Run['footer'] | null;
}
const shard = (index: number, { header = {}, verdicts = [], summary = {}, footer = footerOf() }: Parts = {}) => ({
  file: `${index}.jsonl`,
  run: {
    header: headerOf({ shard: { index, of: 2 }, ...header }),
    verdicts,
    summaries: [summaryOf(summary)],
    footer: footer ?? undefined,
    torn: false,
  } satisfies Run,
});
const footer = (lines: readonly RunLine[]) => {
  const last = lines.at(-1);
  if (last?.type !== 'footer') throw new Error('no footer');
  return last;
};
const verdictIn = (lines: readonly RunLine[], requirement: string) =>
  lines.find((line): line is RunVerdict => line.type === 'verdict' && line.requirement === requirement);
const passing = (requirement: string) => verdictOf(requirement, { outcome: 'pass' });

test('shards together are the run that they are parts of', () => {
  const lines = mergeRuns(
    [
      shard(2, { verdicts: [passing('accept.b')], summary: { exchanges: 7, responses: { 200: 7 } } }),
      shard(1, { verdicts: [passing('accept.a')], summary: { exchanges: 5, responses: { 200: 4, 400: 1 } } }),
    ],
    proseConstraints,
  );
  expect(lines.map(({ type }) => type)).toEqual(['header', 'verdict', 'verdict', 'summary', 'footer']);
  expect(lines[0]).toMatchObject({ options: { shards: 2 } });
  expect('shard' in (lines[0] ?? {})).toBe(false);
  expect(footer(lines)).toMatchObject({ exitCode: 0, counts: { pass: 2 }, exchanges: 12 });
  expect(lines[3]).toMatchObject({ responses: { 200: 11, 400: 1 }, exchanges: 12 });
});

test('what judges every response is joined: findings, counts and evidence', () => {
  const seen = (more: Parameters<typeof verdictOf>[1]) => verdictOf('response.never-5xx', more);
  const lines = mergeRuns(
    [
      shard(1, { verdicts: [seen({ outcome: 'pass', exchanges: [exchangeOf(1), exchangeOf(2)] })] }),
      shard(2, { verdicts: [seen({ outcome: 'fail', findings: [finding], exchanges: [exchangeOf(2, 500)] })] }),
    ],
    proseConstraints,
  );
  const joined = verdictIn(lines, 'response.never-5xx');
  expect(joined).toMatchObject({ outcome: 'fail', tried: 20, requests: 4 });
  // The second shard's exchange 2 is the run's exchange 4, and its finding still shows it.
  expect(joined?.exchanges.map(({ id, received }) => [id, received?.status])).toEqual([
    [1, 200],
    [2, 200],
    [4, 500],
  ]);
  expect(joined && 'findings' in joined && joined.findings[0].exchange).toBe(4);
  expect(footer(lines).exitCode).toBe(1);
});

test('a part that could not be judged is not covered by a part that passed', () => {
  const id = 'response.completes';
  const verdicts = (outcome: 'blocked' | 'error') => [
    shard(1, { verdicts: [passing(id)] }),
    shard(2, { verdicts: [verdictOf(id, { outcome, reason: 'interrupted' })] }),
  ];
  expect(footer(mergeRuns(verdicts('blocked'), proseConstraints)).exitCode).toBe(3);
  expect(footer(mergeRuns(verdicts('error'), proseConstraints)).exitCode).toBe(4);
});

test.each<[string, Partial<RunHeader>]>([
  ['version', { tool: { name: 'rolecall', version: '9.9.9' } }],
  ['seed', { seed: 2 }],
  ['options', { options: { runs: 5 } }],
  ['digest', { contracts: [{ id: 'acme', title: 'Acme', version: '1', operation: 'PUT /x', digest: 'sha256:2' }] }],
  ['number of shards', { shard: { index: 2, of: 3 } }],
])('records of another %s are no shards of one run', (_, header) => {
  expect(() => mergeRuns([shard(1), shard(2, { header })], proseConstraints)).toThrow(
    /USAGE.*1\.jsonl and 2\.jsonl are not shards/,
  );
});

test('a whole run, a shard named twice, and a verdict that comes twice are refused', () => {
  const { shard: _, ...whole } = headerOf({});
  const run = { ...shard(1).run, header: whole };
  expect(() => mergeRuns([{ file: 'w.jsonl', run }], proseConstraints)).toThrow('w.jsonl is no shard');
  expect(() => mergeRuns([shard(1), { ...shard(1), file: 'again.jsonl' }], proseConstraints)).toThrow(
    'are both shard 1 of 2',
  );
  const twice = { verdicts: [passing('accept.a')] };
  expect(() => mergeRuns([shard(1, twice), shard(2, twice)], proseConstraints)).toThrow(
    'both have a verdict on acme accept.a',
  );
});

test('a missing shard, and one that ended early or was interrupted, leave the whole incomplete', () => {
  const verdicts = [passing('accept.a')];
  expect(footer(mergeRuns([shard(1, { verdicts })], proseConstraints))).toMatchObject({
    exitCode: 3,
    reasons: ['shard 2 of 2 is missing'],
  });
  const early = mergeRuns([shard(1, { verdicts }), shard(2, { footer: null })], proseConstraints);
  expect(footer(early).reasons).toEqual(['shard 2 of 2 ended early: 2.jsonl has no last line']);
  const cut = footerOf({ exitCode: 3, reasons: ['the run was interrupted'], undone: ['the run was interrupted'] });
  expect(footer(mergeRuns([shard(1, { verdicts }), shard(2, { footer: cut })], proseConstraints))).toMatchObject({
    exitCode: 3,
    reasons: ['shard 2 of 2: the run was interrupted'],
  });
});

test('a part without one success is not inconclusive when the whole is not', () => {
  const inconclusive = {
    exchanges: 5,
    responses: { 400: 5 },
    asked: { accepted: { sent: 5, got: 0 }, refused: { sent: 0, got: 0 } },
    inconclusive: 'none was accepted',
  };
  const whole = {
    exchanges: 50,
    responses: { 200: 30, 400: 20 },
    asked: { accepted: { sent: 30, got: 30 }, refused: { sent: 20, got: 20 } },
  };
  const verdicts = [passing('accept.a')];
  expect(
    footer(mergeRuns([shard(1, { verdicts, summary: inconclusive }), shard(2, { summary: whole })], proseConstraints))
      .exitCode,
  ).toBe(0);
  const both = mergeRuns(
    [shard(1, { verdicts, summary: inconclusive }), shard(2, { summary: inconclusive })],
    proseConstraints,
  );
  expect(footer(both).exitCode).toBe(3);
});

test('waivers are judged on the whole: what one part did not show is not stale', () => {
  const waiver: Waiver = {
    requirement: 'response.never-5xx',
    contract: 'acme',
    expect: { status: 500 },
    reason: 'r',
    owner: 'o',
    link: 'https://example.test',
    expires: '2099-01-01',
    at: 'w.yaml:2',
    lastLine: 8,
  };
  const header = { waivers: { file: 'w.yaml', entries: [waiver] } };
  const seen = (more: Parameters<typeof verdictOf>[1]) => ({ header, verdicts: [verdictOf(waiver.requirement, more)] });
  const known = seen({ outcome: 'waived', findings: [{ ...finding, waiver: { ...waiver } }] });
  const lines = mergeRuns([shard(1, seen({ outcome: 'pass' })), shard(2, known)], proseConstraints);
  expect(footer(lines)).toMatchObject({ exitCode: 0, counts: { waived: 1 } });
  const mended = mergeRuns(
    [shard(1, seen({ outcome: 'pass' })), shard(2, seen({ outcome: 'pass' }))],
    proseConstraints,
  );
  expect(footer(mended)).toMatchObject({ exitCode: 1 });
  expect(footer(mended).reasons.join()).toContain('w.yaml:2: response.never-5xx of acme passes now');
});

test('least numbers are those of the whole', () => {
  const minTried = [{ count: 12 }];
  const gates = { failOn: 'fail', minTried } as const;
  const part = (index: number, exchanges: number) =>
    shard(index, { header: { gates }, verdicts: [passing(`accept.${index}`)], summary: { exchanges } });
  expect(footer(mergeRuns([part(1, 5), part(2, 7)], { ...proseConstraints, gates })).exitCode).toBe(0);
  expect(footer(mergeRuns([part(1, 5), part(2, 6)], { ...proseConstraints, gates })).exitCode).toBe(3);
});

test('what a part called known is judged anew', () => {
  const waiver = { reason: 'r', owner: 'o', link: 'https://example.test', expires: '2099-01-01', at: 'w.yaml:2' };
  const known = verdictOf('accept.a', { outcome: 'waived', findings: [{ ...finding, waiver }] });
  const lines = mergeRuns([shard(1, { verdicts: [known] }), shard(2)], proseConstraints);
  expect(verdictIn(lines, 'accept.a')?.outcome).toBe('fail');
});
