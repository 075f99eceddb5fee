import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { type ParsedTargetFile, parseTargetFile } from './parse-target-file.ts';

/** Name under which a target file is looked for. */
const targetFileName = 'rolecall.targets.yaml';

/** Reads the target file that is named, or the first `rolecall.targets.yaml` from `folder` upwards. */
export function findTargetFile(folder: string, named?: string): ParsedTargetFile {
  const file = named === undefined ? findUpwards(folder) : resolve(folder, named);
  let text: string;
  try {
    refusePipe(file);
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const fact = `cannot read the target file ${file}: ${(cause as NodeJS.ErrnoException).code ?? 'unreadable'}`;
    throw new HarnessError('TARGET_INVALID', fact, 'type --targets FILE with the path of a file that is there', {
      cause,
    });
  }
  return parseTargetFile(text, file);
}

/** Whatever a pipe has to say may never come; only what a shell hands on (`<(...)`) is waited for. */
export function refusePipe(file: string): void {
  if (!statSync(file).isFIFO() || file.startsWith('/dev/fd/')) return;
  throw new HarnessError('TARGET_INVALID', `${file} is a pipe, no file`, 'name a file');
}

function findUpwards(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = join(folder, targetFileName);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) {
      const fact = `there is no ${targetFileName} in ${from} or above it`;
      throw new HarnessError('TARGET_INVALID', fact, 'write one (docs/targets.md shows how), or type --targets FILE');
    }
  }
}
