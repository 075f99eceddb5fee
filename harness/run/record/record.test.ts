import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFormats } from '../../../reports/load-formats.ts';
import { openRecord } from './open-record.ts';
import { RunRecord } from './record.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'rolecall-record-'));
const footer = {
  type: 'footer',
  counts: {},
  exchanges: 0,
  requests: 0,
  durationMs: 1,
  exitCode: 0,
  reasons: [],
} as const;

test('each line is on disk as soon as it is appended', () => {
  const directory = join(folder(), 'deep', 'out');
  const record = new RunRecord(directory, []);
  record.append(footer);
  expect(JSON.parse(readFileSync(record.file, 'utf8'))).toEqual(footer);
  record.close();
});

test('no report of an earlier run, of whatever format, is left beside the new record', async () => {
  const directory = folder();
  const names = (await loadFormats()).map(({ fileName }) => fileName);
  for (const name of [...names, 'notes.txt']) writeFileSync(join(directory, name), 'old');
  (await openRecord(directory)).close();
  expect(readdirSync(directory).sort()).toEqual(['notes.txt', 'run.jsonl']);
});

test('a folder that cannot be made is refused with what to type', () => {
  const directory = folder();
  const file = join(directory, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  expect(() => new RunRecord(join(file, 'out'), [])).toThrow(/OUTPUT_UNWRITABLE[\s\S]*--out/);
});

test('what an earlier run found stays beside the record, and a run that finds nothing does not replace it', () => {
  const place = folder();
  const write = (line: object) => {
    const record = new RunRecord(place, []);
    record.append(line as never);
    record.close();
  };
  write({ type: 'verdict', outcome: 'fail' });
  write({ type: 'footer' });
  write({ type: 'footer' });
  expect(readFileSync(join(place, 'run.jsonl.before'), 'utf8')).toContain('"fail"');
});
