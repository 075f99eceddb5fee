import { expect, test } from 'vitest';
import type { RunLine } from '../../model/run.ts';
import { RecordWriter } from './record-writer.ts';

test('after a line that could not be written nothing follows, and the run is asked to end', () => {
  const written: RunLine[] = [];
  const full = new Error('ENOSPC');
  const writer = new RecordWriter({
    append: (line) => {
      if (written.length === 2) throw full;
      written.push(line);
    },
  });
  const line: RunLine = {
    type: 'footer',
    counts: {},
    exchanges: 0,
    requests: 0,
    durationMs: 0,
    exitCode: 0,
    reasons: [],
  };
  writer.append(line);
  writer.append(line);
  expect(writer.signal.aborted).toBe(false);
  writer.throwIfFailed();
  writer.append(line);
  expect(writer.signal.aborted).toBe(true);
  written.length = 0;
  writer.append(line);
  expect(written).toEqual([]);
  expect(() => writer.throwIfFailed()).toThrow(full);
});
