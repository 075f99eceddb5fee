import { readFileSync } from 'node:fs';
import { HarnessError } from '../errors.ts';
import { type JournaledWrite, type JournalHeader, type JournalLine, parseJournalLine } from './journal-line.ts';

/** What a journal says. */
export interface JournalState {
  readonly header: JournalHeader | undefined;
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
  if (bytes === undefined) return emptyJournal();
  const soundBytes = bytes.lastIndexOf(0x0a) + 1;
  const state = new State(soundBytes);
  const lines = bytes.subarray(0, soundBytes).toString('utf8').split('\n').slice(0, -1);
  // A journal appears with its header: a file without one was emptied, and nobody knows of whom.
  if (lines.length === 0) throw damaged(`${file} has no whole line`);
  for (const [i, text] of lines.entries()) {
    const line = parseJournalLine(text);
    if (line === undefined || (i === 0) !== (line.type === 'header'))
      throw damaged(`${file}:${i + 1} is no line of a journal`);
    state.take(line);
  }
  return state;
}

/** A journal that nothing stands in yet. */
export function emptyJournal(): JournalState {
  return new State(0);
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
      this.lastId = Math.max(this.lastId, line.id);
      const first = this.#open.find(({ testUser }) => testUser === line.testUser);
      // A test user goes back to how it was before its first write; its last one says in which order.
      this.#open = this.#open.filter((other) => other !== first);
      this.#open.push(first === undefined ? line : joined(first, line));
    } else {
      this.#open = this.#open.filter(({ testUser, id }) => testUser !== line.testUser || id > line.upTo);
    }
  }
}

/** As it was before its first write, with what a later one names beside that. */
function joined(first: JournaledWrite, later: JournaledWrite & { readonly id: number }) {
  const more = later.fields.filter(({ name }) => !first.fields.some((field) => field.name === name));
  return {
    ...first,
    id: later.id,
    before: { ...Object.fromEntries(more.map(({ name }) => [name, later.before[name] ?? null])), ...first.before },
    fields: [...first.fields, ...more],
  };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const hint = 'make it readable, or name another --state DIR';
    throw new HarnessError('JOURNAL_UNFINISHED', `cannot read the journal ${file}`, hint, { cause });
  }
}

function damaged(fact: string): HarnessError {
  return new HarnessError(
    'JOURNAL_UNFINISHED',
    `${fact}: the journal is damaged, so that nobody knows who was not restored`,
    'compare the users of the target with their roles by hand, then remove the file',
  );
}
