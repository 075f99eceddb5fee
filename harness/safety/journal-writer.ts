import { rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { HarnessError } from '../errors.ts';
import type { JournaledWrite, JournalLine } from './journal-line.ts';
import type { JournalState } from './read-journal.ts';

/** Where a run writes down, before it does it, what it is about to change. */
export interface Journal {
  readonly file: string;
  /** Resolves when the whole entry is on the disk: only then may the write be sent. */
  begin(write: JournaledWrite): Promise<void>;
  /** A read shows this user as it was before its first write. */
  restored(testUser: string): Promise<void>;
  /** This user cannot be restored, and somebody says so. */
  giveUp(testUser: string, reason: string): Promise<void>;
  /** Throws where somebody removed the file, or put another one in its place: nobody could restore what is sent from now on. */
  requireThere(): Promise<void>;
  /** What is not yet taken back. */
  readonly state: JournalState;
  /** Waits for what is being written; a journal of which nothing is open is removed. */
  close(): Promise<void>;
}

interface Waiting {
  readonly line: JournalLine;
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

/** Appends to a journal. A line counts once every byte of it is on the disk; one that did not get there is not in the state. */
export class JournalWriter implements Journal {
  readonly file: string;
  readonly state: JournalState;
  readonly #handle: FileHandle;
  #position: number;
  #lastId: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #inode: number | undefined;

  constructor(file: string, handle: FileHandle, state: JournalState, position: number) {
    this.file = file;
    this.state = state;
    this.#handle = handle;
    this.#position = position;
    this.#lastId = state.lastId;
  }

  begin(write: JournaledWrite): Promise<void> {
    this.#lastId += 1;
    return this.append({ type: 'write', id: this.#lastId, ...write });
  }

  restored(testUser: string): Promise<void> {
    return this.append({ type: 'restored', testUser, upTo: this.#lastId });
  }

  giveUp(testUser: string, reason: string): Promise<void> {
    return this.append({ type: 'given-up', testUser, upTo: this.#lastId, reason });
  }

  append(line: JournalLine): Promise<void> {
    const written = new Promise<void>((done, failed) => this.#waiting.push({ line, done, failed }));
    this.#writing ??= this.#writeAll();
    return written;
  }

  async requireThere(): Promise<void> {
    this.#inode ??= (await this.#handle.stat()).ino;
    if (statSync(this.file, { throwIfNoEntry: false })?.ino === this.#inode) return;
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `the journal ${this.file} is not there any more, so that the update was not sent`,
      'leave the state folder alone while a run goes on, or name another one: --state DIR',
    );
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
    if (this.state.open.length === 0) rmSync(this.file, { force: true });
  }

  /** Entries that come while others are being written go to the disk together. */
  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(Buffer.from(batch.map(({ line }) => `${JSON.stringify(line)}\n`).join('')));
      } catch (cause) {
        for (const { failed } of batch) failed(cause);
        continue;
      }
      for (const { line, done } of batch) {
        this.state.take(line);
        done();
      }
    }
    // At once: a line that came a moment later would wait for ever.
    this.#writing = undefined;
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      for (let sent = 0; sent < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(bytes, sent, bytes.length - sent, this.#position + sent);
        // A disk that is full may take a part, and then nothing.
        if (bytesWritten === 0) throw new Error(`${sent} of ${bytes.length} bytes were written, and no more can be`);
        sent += bytesWritten;
      }
      await this.#handle.datasync();
    } catch (cause) {
      // What was written of it would stand in the way of the next line.
      await this.#handle.truncate(this.#position).catch(() => {});
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new HarnessError(
        'OUTPUT_UNWRITABLE',
        `cannot write the journal ${this.file}, so that the update was not sent: ${why}`,
        'make room on the disk, or name another folder: --state DIR',
        { cause },
      );
    }
    this.#position += bytes.length;
  }
}

/** The same journal, in which nothing is closed, without some users. */
export function keptOpen({ file, state }: Journal, without: (testUser: string) => boolean): Journal {
  const nothing = async () => {};
  const open = state.open.filter(({ testUser }) => !without(testUser));
  const { header, lastId, soundBytes } = state;
  const rest = { begin: nothing, restored: nothing, giveUp: nothing, close: nothing, requireThere: nothing };
  return { file, state: { open, header, lastId, soundBytes, take: () => {} }, ...rest };
}
