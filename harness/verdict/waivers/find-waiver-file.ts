import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { WaiverFile } from '../../model/waiver.ts';
import { parseWaivers } from './parse-waivers.ts';

/** Name under which a waiver file is looked for. */
export const waiverFileName = 'rolecall.waivers.yaml';

/** Reads the waiver file that is named, else the first one from `folder` upwards; `undefined` when there is none. */
export function findWaiverFile(folder: string, named?: string): WaiverFile | undefined {
  const file = named === undefined ? lookUpwards(folder) : resolve(folder, named);
  if (file === undefined) return undefined;
  const shown = relative(folder, file);
  try {
    // Whatever a pipe has to say may never come.
    if (statSync(file).isFIFO()) throw new HarnessError('WAIVER_INVALID', `${shown} is a pipe, no file`, 'name a file');
    return parseWaivers(readFileSync(file, 'utf8'), shown);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    const hint = 'type --waivers FILE with the path of a file that is there';
    throw new HarnessError('WAIVER_INVALID', `cannot read the waiver file ${shown}: ${code}`, hint, { cause });
  }
}

/** Path of the first waiver file from `folder` upwards. */
export function lookUpwards(folder: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, waiverFileName);
    if (existsSync(file)) return file;
    if (here === dirname(here)) return undefined;
  }
}
