import { expect, test } from 'vitest';
import { sampleRun } from '../bench/kit/report/sample-run.ts';
import { HarnessError } from '../harness/errors.ts';
import type { RunLine } from '../harness/model/run.ts';
import { compile } from '../harness/schema/compile.ts';
import { lineSchema } from './line-schema.ts';
import { readRun as readChecked, readRunFrom } from './read-run.ts';

const lines = sampleRun({ exchanges: 200, hostile: true });
const text = write(lines);
const check = compile(lineSchema).errors;
const readRun = (text: string, name?: string) => readChecked(text, check, name);

test('every line of a run matches the published schema', () => {
  const { errors } = compile(lineSchema);
  expect(lines.flatMap((line) => errors(line))).toEqual([]);
});

test('the schema refuses a failure without a finding and a block without a reason', () => {
  const { accepts } = compile(lineSchema);
  const failing = lines.find((line) => line.type === 'verdict' && line.outcome === 'fail');
  const blocked = lines.find((line) => line.type === 'verdict' && line.outcome === 'blocked');
  expect([failing, blocked].map(accepts)).toEqual([true, true]);
  expect(accepts({ ...failing, findings: [] })).toBe(false);
  expect(accepts({ ...failing, findings: undefined })).toBe(false);
  expect(accepts({ ...blocked, reason: undefined })).toBe(false);
});

test('a run reads back as it was written', () => {
  const run = readRun(text);
  expect([run.header, ...run.verdicts].length).toBe(1 + 3 * 32);
  expect(run.summaries.map(({ contract }) => contract)).toEqual(['acme', 'globex', 'initech']);
  expect(run.footer?.exitCode).toBe(1);
  expect(run.torn).toBe(false);
});

test('chunks cut anywhere read like the whole text', async () => {
  async function* chunks() {
    for (let start = 0; start < text.length; start += 997) yield text.slice(start, start + 997);
  }
  expect(await readRunFrom(chunks(), check)).toEqual(readRun(text));
});

test.each([1, 30, 3000])('a record that ends %i characters early keeps its whole lines', (missing) => {
  const run = readRun(text.slice(0, -1 - missing));
  expect(run.footer).toBeUndefined();
  expect(run.torn).toBe(true);
  expect(run.verdicts.length).toBeGreaterThan(90);
});

test('a record without its last newline is whole', () => {
  expect(readRun(text.trimEnd()).torn).toBe(false);
});

test.each([
  ['an empty file', ''],
  ['a torn header', text.slice(0, 40)],
  ['no header', write(lines.slice(1))],
  ['a broken line in the middle', text.replace('{"type":"summary"', '{"type":"summ')],
  ['a line of another schema', text.replace('"level":"must"', '"level":"shall"')],
  ['lines after the footer', text + text],
  ['a newer format', text.replace('"format":1', '"format":2')],
  ['JSON that is no object', `${text.split('\n')[0]}\n17\n`],
])('%s is RECORD_UNREADABLE', (_, broken) => {
  expect(codeOf(() => readRun(broken))).toBe('RECORD_UNREADABLE');
});

test('the error names the file, the line and both values', () => {
  expect(() => readRun(text.replace('"level":"must"', '"level":"shall"'), 'old.jsonl')).toThrow(
    /old\.jsonl line 2 .*\/level.*must.*shall/s,
  );
});

function write(all: readonly RunLine[]): string {
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof HarnessError) return error.code;
    throw error;
  }
  return 'none';
}
