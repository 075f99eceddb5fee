import { expect, test } from 'vitest';
import type { RunHeader, RunVerdict } from '../../harness/model/run.ts';
import { replayCommand } from './replay-command.ts';

const header = (options: RunHeader['options']): RunHeader => ({
  type: 'header',
  format: 1,
  tool: { name: 'rolecall', version: '0.1.0' },
  contracts: [],
  targets: [
    { name: 'mock', kind: 'mock', baseUrl: 'the embedded mock', callers: [] },
    { name: 'sand box', kind: 'live', baseUrl: 'https://example.test', callers: [] },
  ],
  seed: 7,
  options,
  startedAt: '2026-11-20T10:00:00Z',
});
// Only what the command names is read.
const verdict = (target: string) => ({ contract: 'acme', target, requirement: 'reject.schema' }) as RunVerdict;

test.each([
  [{}, 'mock', "npx rolecall replay 'acme/reject.schema#/role.enum it'\\''s' --seed 7"],
  [
    { runs: 20 },
    'sand box',
    "npx rolecall replay 'acme/reject.schema#/role.enum it'\\''s' --target 'sand box' --seed 7 --runs 20",
  ],
  [
    { runs: 20, mock: { faults: ['a', 'b'] } },
    'mock',
    "npx rolecall replay 'acme/reject.schema#/role.enum it'\\''s' --seed 7 --runs 20 --fault a b",
  ],
  [
    { specs: ['my specs'] },
    'mock',
    "npx rolecall replay 'acme/reject.schema#/role.enum it'\\''s' --seed 7 --specs 'my specs'",
  ],
  [
    { runs: 'x', mock: { faults: ['a'] } },
    'sand box',
    "npx rolecall replay 'acme/reject.schema#/role.enum it'\\''s' --target 'sand box' --seed 7",
  ],
])('options %j on %s are named', (options, target, expected) => {
  expect(replayCommand(header(options), verdict(target), "/role.enum it's")).toBe(expected);
});

test('a client is played again by its adapter, and what came through a proxy can only be looked at', () => {
  const clients = [{ name: 'mock', command: 'node adapter.mjs', oneShot: true }];
  expect([
    replayCommand(header({ clients }), verdict('mock'), '..'),
    replayCommand(header({ proxy: true }), verdict('mock'), '..'),
  ]).toEqual([
    "npx rolecall replay 'acme/reject.schema#..' --command 'node adapter.mjs' --one-shot",
    "npx rolecall explain 'acme/reject.schema#..' --record reports/out/run.jsonl",
  ]);
});
