import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { nearestNames } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';

/** Most bytes of a document or profile: 64 MB. */
export const maxSourceBytes = 64 * 1024 * 1024;

/** The text of a UTF-8 file; `within` is the folder that it must really lie in, links followed. */
export function readSource(file: string, within?: string): string {
  const real = realPathOf(file);
  if (within !== undefined && !liesIn(real, realPathOf(within))) {
    throw new HarnessError(
      'DOCUMENT_UNSAFE',
      `${shown(file)} lies outside the folder of its contract: expected a file in ${shown(within)}, received ${shown(real)}`,
      'copy it into the folder, or type --allow-external-refs when you trust the document',
    );
  }
  const bytes = readBytes(file, real);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HarnessError(
      'DOCUMENT_UNREADABLE',
      `${shown(file)} is not UTF-8 text`,
      `type iconv -t utf-8 ${shown(file)} to convert it`,
      { cause },
    );
  }
}

/** A path as people type it: relative to the working directory where that is shorter. */
export function shown(file: string): string {
  const near = relative(process.cwd(), resolve(file));
  return near !== '' && !near.startsWith('..') ? near : file;
}

function readBytes(file: string, real: string): Uint8Array {
  const stat = statSync(real);
  const { size } = stat;
  // A pipe may never end.
  if (!stat.isFile())
    throw new HarnessError('DOCUMENT_UNREADABLE', `${shown(file)} is no file`, 'name a file, not a folder or a pipe');
  if (size > maxSourceBytes) {
    throw new HarnessError(
      'DOCUMENT_UNSAFE',
      `${shown(file)} is too large: expected at most ${maxSourceBytes} bytes, received ${size}`,
      'cut it down to the operation and what it refers to',
    );
  }
  try {
    return readFileSync(real);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(file: string, cause: unknown): HarnessError {
  const why = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new HarnessError('DOCUMENT_UNREADABLE', `cannot read ${shown(file)}${why}`, `type ${lineFor(file)}`, {
    cause,
  });
}

/** What to type instead of a path that leads nowhere: the file beside it that is named much alike, or a look at the nearest folder that is there. */
function lineFor(file: string): string {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) return lineFor(folder);
  const [nearest] = nearestNames(basename(file), readdirSync(folder));
  return nearest === undefined
    ? `ls ${relative(process.cwd(), folder) === '' ? '.' : shown(folder)}`
    : shown(resolve(folder, nearest));
}

function liesIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
