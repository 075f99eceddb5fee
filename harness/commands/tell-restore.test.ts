import { expect, test } from 'vitest';
import type { RunSummary } from '../model/run.ts';
import { tellRestore } from './tell-restore.ts';

// Only what is told is filled in.
const summary = (part: Partial<RunSummary>) => ({ contract: 'sample', target: 'sandbox', ...part }) as RunSummary;

test('who could not be restored is told with the line that would do it', () => {
  const failed = [{ testUser: '42', reason: 'status 409', request: 'curl -X PATCH ...' }];
  const lines = tellRestore(summary({ restore: { restored: 1, verified: 1, failed } }));
  expect(lines.join('\n')).toContain('user 42 was not restored: status 409\n    curl -X PATCH ...');
  expect(lines.at(-1)).toContain('rolecall restore --target sandbox');
});

test('the embedded mock has nobody to restored', () => {
  expect(tellRestore(summary({}))).toEqual([]);
});
