import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSuite } from './run-suite.ts';

test('a hook that throws is reported, and neither ends the run nor leaves the record without a footer', async () => {
  const environment = JSON.stringify(process.env);
  const boom = () => {
    throw new Error('boom');
  };
  const { exitCode, reasons, record } = await runSuite({
    contracts: ['dolfin'],
    grep: 'reject.empty-body',
    out: mkdtempSync(join(tmpdir(), 'rolecall-hooks-')),
    onStart: boom,
    onProgress: boom,
    onStep: boom,
    onRestore: boom,
  });
  expect([exitCode, reasons]).toEqual([3, ['onStart threw: boom']]);
  expect(readFileSync(record, 'utf8')).toContain('"type":"footer"');
  expect(JSON.stringify(process.env)).toBe(environment);
});
