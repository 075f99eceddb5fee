import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import type { JournaledWrite, JournalLine } from './journal-line.ts';
import { type JournalState, readJournal } from './read-journal.ts';

/** Where a run writes down, before it does it, what it is about to change. */
export interface Journal {
  readonly file: string;
  /** Resolves when the entry is on the disk: only then may the write be sent. */
  begin(write: JournaledWrite): Promise<void>;
  /** Every write of this test user so far is taken back and verified. */
  restored(testUser: string): Promise<void>;
  /** What is not yet taken back. */
  readonly state: JournalState;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** The journal's file: one for each target, in the state folder. */
export function journalFile(stateFolder: string, target: string): string {
  return join(stateFolder, `${target}.journal.jsonl`);
}

/** How a journal is opened. */
export interface OpenJournalOptions {
  /** Id of the contract whose operation is sent; `restore` needs it. */
  readonly contract: string;
  /** Go on with what an earlier run left, to take it back. */
  readonly resume?: boolean;
}

/** Opens a target's journal; refuses one that holds what is not yet taken back, unless it is to be resumed. */
export async function openJournal(stateFolder: string, target: Target, options: OpenJournalOptions): Promise<Journal> {
  const file = journalFile(stateFolder, target.name);
  const state = readJournal(file);
  if (options.resume !== true && state.open.length > 0) throw unfinished(file, target.name, state);
  try {
    return await begin(file, state, target, options.contract);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw unwritable(file, cause);
  }
}

async function begin(file: string, state: JournalState, target: Target, contract: string): Promise<Journal> {
  const keeps = state.open.length > 0;
  mkdirSync(dirname(file), { recursive: true });
  const handle = await open(file, keeps ? 'r+' : 'w', 0o600);
  if (keeps) {
    // A torn last line was never acted on: its write waits for the whole line to be on the disk.
    await handle.truncate(state.soundBytes);
    return new JournalWriter(file, handle, state, state.soundBytes);
  }
  const writer = new JournalWriter(file, handle, state, 0);
  const { name, baseUrl } = target;
  await writer.append({ type: 'header', format: 1, target: name, contract, baseUrl, at: new Date().toISOString() });
  await syncFolder(dirname(file));
  return writer;
}

class JournalWriter implements Journal {
  readonly file: string;
  readonly state: JournalState;
  readonly #handle: FileHandle;
  #position: number;
  #waiting: string[] = [];
  #flush: Promise<void> | undefined;

  constructor(file: string, handle: FileHandle, state: JournalState, position: number) {
    this.file = file;
    this.state = state;
    this.#handle = handle;
    this.#position = position;
  }

  begin(write: JournaledWrite): Promise<void> {
    return this.append({ type: 'write', id: this.state.lastId + 1, ...write });
  }

  restored(testUser: string): Promise<void> {
    return this.append({ type: 'restored', testUser, upTo: this.state.lastId });
  }

  async append(line: JournalLine): Promise<void> {
    this.state.take(line);
    this.#waiting.push(`${JSON.stringify(line)}\n`);
    // Entries that come while others are being written go to the disk together.
    const before = this.#flush;
    if (before !== undefined) await before;
    this.#flush ??= this.#write().finally(() => {
      this.#flush = undefined;
    });
    await this.#flush;
  }

  async close(): Promise<void> {
    await this.#flush;
    await this.#handle.close();
  }

  async #write(): Promise<void> {
    const bytes = Buffer.from(this.#waiting.splice(0).join(''));
    if (bytes.length === 0) return;
    try {
      await this.#handle.write(bytes, 0, bytes.length, this.#position);
      await this.#handle.datasync();
    } catch (cause) {
      throw unwritable(this.file, cause);
    }
    this.#position += bytes.length;
  }
}

// A file that was just made is only sure to be found after a crash when its folder is on the disk too.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
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

function unfinished(file: string, target: string, state: JournalState): HarnessError {
  const testUsers = [...new Set(state.open.map(({ testUser }) => testUser))];
  return new HarnessError(
    'JOURNAL_UNFINISHED',
    `an earlier run on target ${target} ended before ${testUsers.length} of its test users were restored (${testUsers.join(', ')}); journal ${file}`,
    `type: rolecall restore --target ${target}`,
  );
}
