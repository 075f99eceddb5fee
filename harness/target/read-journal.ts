import { readFileSync } from 'node:fs';
import { HarnessError } from '../errors.ts';
import type { JournaledWrite, JournalLine } from './journal-line.ts';

/** What a journal says. */
export interface JournalState {
  readonly header: Extract<JournalLine, { type: 'header' }> | undefined;
  /** Writes that are not yet taken back, oldest first. */
  readonly open: readonly JournaledWrite[];
  /** Length of what is whole; what follows is a line that a crash cut off. */
  readonly soundBytes: number;
  /** Id of the last write. */
  readonly lastId: number;
  take(line: JournalLine): void;
}

/** Reads a journal; a file that is not there is an empty one. A torn last line is passed over, any other damage refused. */
export function readJournal(file: string): JournalState {
  const bytes = read(file);
  const soundBytes = bytes.lastIndexOf(0x0a) + 1;
  const state = new State(soundBytes);
  const lines = bytes.subarray(0, soundBytes).toString('utf8').split('\n').slice(0, -1);
  for (const [i, text] of lines.entries()) {
    const line = parse(text);
    if (line === undefined || (i === 0) !== (line.type === 'header')) {
      throw new HarnessError(
        'JOURNAL_UNFINISHED',
        `${file}:${i + 1} is no line of a journal`,
        'compare the users it names with their roles by hand, then remove the file',
      );
    }
    state.take(line);
  }
  return state;
}

class State implements JournalState {
  #open: (JournaledWrite & { readonly id: number })[] = [];
  readonly soundBytes: number;
  header: JournalState['header'];
  lastId = 0;

  constructor(soundBytes: number) {
    this.soundBytes = soundBytes;
  }

  get open(): readonly JournaledWrite[] {
    return this.#open;
  }

  take(line: JournalLine): void {
    if (line.type === 'header') this.header = line;
    else if (line.type === 'write') {
      this.lastId = line.id;
      const first = this.#open.find(({ testUser }) => testUser === line.testUser);
      // A test user goes back to how it was before its first write; its last one says in which order.
      this.#open = this.#open.filter((other) => other !== first);
      this.#open.push(first === undefined ? line : { ...first, id: line.id });
    } else {
      this.#open = this.#open.filter(({ testUser, id }) => testUser !== line.testUser || id > line.upTo);
    }
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw new HarnessError(
      'JOURNAL_UNFINISHED',
      `cannot read the journal ${file}`,
      'make it readable, or name another --state DIR',
      {
        cause,
      },
    );
  }
}

function parse(text: string): JournalLine | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    // Damage is told by the caller, with file and line.
    return undefined;
  }
  const type = typeof line === 'object' && line !== null && 'type' in line ? line.type : undefined;
  return type === 'header' || type === 'write' || type === 'restored' ? (line as JournalLine) : undefined;
}
