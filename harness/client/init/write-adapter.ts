import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { Contract } from '../../model/contract.ts';
import { type AdapterFacts, type AdapterFile, adapterFacts } from './adapter-facts.ts';
import { curlAdapter } from './curl.ts';
import { goAdapter } from './go.ts';
import { javaAdapter } from './java.ts';
import { pythonAdapter } from './python.ts';
import { typescriptAdapter } from './typescript.ts';

/** Languages that an adapter can be written in. */
export const adapterLanguages: Readonly<Record<string, (facts: AdapterFacts) => AdapterFile>> = {
  typescript: typescriptAdapter,
  python: pythonAdapter,
  go: goAdapter,
  java: javaAdapter,
  curl: curlAdapter,
};

/**
 * Writes an adapter that works at once, for the client's own call to be put in.
 * @throws HarnessError OUTPUT_UNWRITABLE when the file is there already or cannot be written.
 */
export function writeAdapter(contract: Contract, language: string, folder: string): AdapterFile {
  const made = adapterLanguages[language]?.(adapterFacts(contract));
  if (made === undefined)
    throw new HarnessError(
      'USAGE',
      `no adapter is written in "${language}"`,
      `choose among ${Object.keys(adapterLanguages).join(', ')}`,
    );
  const file = join(folder, made.name);
  if (existsSync(file))
    throw new HarnessError('OUTPUT_UNWRITABLE', `${file} is there already`, 'name another folder with --into DIR');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made.text);
  } catch (cause) {
    throw new HarnessError('OUTPUT_UNWRITABLE', `cannot write ${file}`, 'name another folder with --into DIR', {
      cause,
    });
  }
  return made;
}
