import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTargetFile } from './find-target-file.ts';

test('a pipe is no target file: it is not waited for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-pipe-'));
  execFileSync('mkfifo', [join(folder, 'rolecall.targets.yaml')]);
  expect(() => findTargetFile(folder)).toThrow(/\[TARGET_INVALID\] .* is a pipe/);
});
