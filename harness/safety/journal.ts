import { readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { Contract } from '../model/contract.ts';
import type { Target } from '../model/target.ts';
import type { JournaledWrite, JournalHeader } from './journal-line.ts';
import { type Journal, JournalWriter } from './journal-writer.ts';
import { makeFolder } from './make-folder.ts';
import { emptyJournal, readJournal } from './read-journal.ts';
import { type StateOf, serverName, serverOf, stateName } from './server-of.ts';

/** Which journal a target has. */
type JournalOf = Pick<Target, 'name' | 'baseUrl' | 'organization' | 'testUsers'>;

/** The journal's file: one for each organization of each server, whatever targets name it. */
export function journalFile(stateFolder: string, target: StateOf): string {
  return join(stateFolder, `${stateName(target)}${ending}`);
}

const ending = '.journal.jsonl';

/** How a journal is opened. */
interface OpenJournalOptions {
  readonly contract: Contract;
  /** What to type to take it back. */
  readonly restore: string;
  /** Replaces secrets in what is written down for people. */
  readonly redact?: (text: string) => string;
}

/** Begins a target's journal; refuses when an earlier one of this organization, or of any of its users, is not yet taken back. */
export async function openJournal(
  stateFolder: string,
  target: JournalOf,
  { contract, restore, redact = (text) => text }: OpenJournalOptions,
): Promise<Journal> {
  const file = journalFile(stateFolder, target);
  refuseUnfinished(stateFolder, file, target);
  const header: JournalHeader = {
    type: 'header',
    format: 2,
    target: target.name,
    server: serverName(target),
    address: addressOf(target.baseUrl, redact),
    ...(target.organization === undefined ? {} : { organization: target.organization }),
    contract,
    restore,
    at: new Date().toISOString(),
  };
  try {
    return await begin(file, header);
  } catch (cause) {
    throw cause instanceof HarnessError ? cause : unwritable(file, cause);
  }
}

/** The server for people; where its address came from the environment, as it is written, since its usual form would tell it. */
function addressOf(baseUrl: string, redact: (text: string) => string): string {
  const hidden = redact(baseUrl);
  return hidden === baseUrl ? redact(serverOf(baseUrl)) : hidden;
}

/** Goes on with what an earlier run left, to take it back; `undefined` when there is nothing. */
export async function resumeJournal(stateFolder: string, target: JournalOf): Promise<Journal | undefined> {
  const file = journalFile(stateFolder, target);
  const state = readJournal(file);
  if (state.header === undefined) return undefined;
  const server = serverName(target);
  if (state.header.server !== server || state.header.organization !== target.organization)
    throw new HarnessError(
      'JOURNAL_UNFINISHED',
      `the journal ${file} is of ${state.header.address}, organization ${state.header.organization ?? '-'}: that is not the target's`,
      'correct baseUrl and organization of the target',
    );
  try {
    const handle = await open(file, 'r+');
    // A torn last line was never acted on: its write waits for the whole line to be on the disk.
    await handle.truncate(state.soundBytes);
    return new JournalWriter(file, handle, state, state.soundBytes);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** Journals in a folder that are not yet taken back, by file; damaged ones are refused when `isOwn` says they matter. */
export function unfinishedJournals(
  stateFolder: string,
  isOwn: (file: string) => boolean = () => false,
): readonly { readonly file: string; readonly header: JournalHeader; readonly open: readonly JournaledWrite[] }[] {
  return journalsIn(stateFolder).flatMap((file) => {
    try {
      const { header, open } = readJournal(file);
      return header !== undefined && open.length > 0 ? [{ file, header, open }] : [];
    } catch (cause) {
      if (isOwn(file)) throw cause;
      // Another server's journal: whoever uses that server is told.
      return [];
    }
  });
}

function journalsIn(stateFolder: string): readonly string[] {
  try {
    return readdirSync(stateFolder)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(stateFolder, name));
  } catch {
    // No folder, no journals.
    return [];
  }
}

function refuseUnfinished(stateFolder: string, own: string, target: JournalOf): void {
  const server = join(stateFolder, serverName(target));
  const users = new Set(target.testUsers);
  const isNear = (file: string) => file.startsWith(`${server}-`);
  const before = unfinishedJournals(stateFolder, isNear).find(
    ({ file, open: entries }) => file === own || (isNear(file) && entries.some(({ testUser }) => users.has(testUser))),
  );
  if (before === undefined) return;
  const testUsers = before.open.map(({ testUser }) => testUser);
  throw new HarnessError(
    'JOURNAL_UNFINISHED',
    `an earlier run on target ${before.header.target} (${before.header.address}) ended before ${testUsers.length} users were restored (${testUsers.join(', ')}); journal ${before.file}`,
    `type: ${before.header.restore}`,
  );
}

/** Writes the header beside the journal and moves it there: a journal is never seen without one. */
async function begin(file: string, header: JournalHeader): Promise<JournalWriter> {
  makeFolder(dirname(file), 0o700);
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    const writer = new JournalWriter(file, handle, emptyJournal(), 0);
    await writer.append(header);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return writer;
  } catch (cause) {
    await handle.close();
    rmSync(draft, { force: true });
    throw cause;
  }
}

// A file that was just made is only sure to be found after a crash when its folder is on the disk too.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle: FileHandle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unwritable(file: string, cause: unknown): HarnessError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const hint = 'name a folder that can be written: --state DIR';
  return new HarnessError('OUTPUT_UNWRITABLE', `cannot write the journal ${file}: ${why}`, hint, { cause });
}
