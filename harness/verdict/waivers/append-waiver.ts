import { isSeq, parseDocument } from 'yaml';
import { HarnessError } from '../../errors.ts';
import type { Waiver } from '../../model/waiver.ts';
import { parseWaivers } from './parse-waivers.ts';

/** First lines of a waiver file that did not exist. */
const preamble = `# Known failures: still run, still shown. docs/waivers.md says how each is held to what it says.
`;

/**
 * The text of a waiver file with one entry more at its end; everything else, comments too, stays as it was.
 * @throws HarnessError WAIVER_INVALID when the file, or the new entry, is not sound.
 */
export function appendWaiver(text: string | undefined, file: string, entry: Omit<Waiver, 'at' | 'lastLine'>): string {
  const document = parseDocument(text === undefined || text.trim() === '' ? `${preamble}waivers: []\n` : text);
  if (text !== undefined && text.trim() !== '') parseWaivers(text, file);
  const list = document.get('waivers');
  if (!isSeq(list)) {
    throw new HarnessError('WAIVER_INVALID', `${file} has no list waivers:`, 'write waivers: [] into it');
  }
  list.flow = false;
  list.add(document.createNode(ordered(entry)));
  const appended = document.toString({ lineWidth: 120 });
  parseWaivers(appended, file);
  return appended;
}

// The order in which a person reads it.
function ordered({
  requirement,
  kind,
  contract,
  target,
  cases,
  expect,
  reason,
  owner,
  link,
  expires,
}: Omit<Waiver, 'at' | 'lastLine'>) {
  return {
    requirement,
    ...(kind === undefined ? {} : { kind }),
    ...(contract === undefined ? {} : { contract }),
    ...(target === undefined ? {} : { target }),
    ...(cases === undefined ? {} : { cases }),
    ...(kind === undefined ? { expect } : {}),
    reason,
    owner,
    ...(link === undefined ? {} : { link }),
    expires,
  };
}
