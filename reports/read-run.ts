import { HarnessError } from '../harness/errors.ts';
import type { RunFooter, RunHeader, RunLine, RunSummary, RunVerdict } from '../harness/model/run.ts';
import type { Run } from './run.ts';

/** How a line breaks `run.schema.json`; empty when it does not. The schema engine of the harness is one. */
type CheckLine = (line: unknown) => readonly LineError[];

/** One way in which a line breaks the schema. */
interface LineError {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

const againHint = 'render another record, or run again with rolecall run';

/** The run that a text of JSON lines tells; a torn last line is left out. RECORD_UNREADABLE names the line. */
export function readRun(text: string, check: CheckLine, name = 'run.jsonl'): Run {
  const reader = new RunReader(name, check);
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    reader.read(text.slice(start, end));
    start = end + 1;
  }
  return reader.finish();
}

/** The same from chunks of text, for records that are larger than one string may be. */
export async function readRunFrom(chunks: AsyncIterable<string>, check: CheckLine, name = 'run.jsonl'): Promise<Run> {
  const reader = new RunReader(name, check);
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) reader.read(line);
  }
  reader.read(rest);
  return reader.finish();
}

class RunReader {
  readonly #name: string;
  readonly #check: CheckLine;
  readonly #verdicts: RunVerdict[] = [];
  readonly #summaries: RunSummary[] = [];
  #header: RunHeader | undefined;
  #footer: RunFooter | undefined;
  #number = 0;
  // Only the last line may be torn, and which one is last is known when the next comes.
  #broken: { readonly number: number; readonly cause: unknown } | undefined;

  constructor(name: string, check: CheckLine) {
    this.#name = name;
    this.#check = check;
  }

  read(text: string): void {
    this.#number += 1;
    if (text.trim() === '') return;
    if (this.#broken) throw this.#unreadable(this.#broken.number, 'is not JSON', againHint, this.#broken.cause);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      this.#broken = { number: this.#number, cause };
      return;
    }
    this.#take(this.#require(value));
  }

  finish(): Run {
    if (this.#header === undefined) {
      const hint = 'name a run.jsonl that rolecall run has written; its first line is the header';
      throw this.#unreadable(this.#broken?.number ?? 1, 'is no header', hint, this.#broken?.cause);
    }
    return {
      header: this.#header,
      verdicts: this.#verdicts,
      summaries: this.#summaries,
      footer: this.#footer,
      torn: this.#broken !== undefined,
    };
  }

  #require(value: unknown): RunLine {
    const errors = this.#check(value);
    // The published schema is what the type says.
    if (errors.length === 0) return value as RunLine;
    const error = errors.find(({ keyword }) => keyword !== 'if') ?? errors[0];
    if (error?.pointer === '/format') {
      const fact = `has format ${error.received}, this version reads format 1`;
      throw this.#unreadable(this.#number, fact, 'update rolecall to the version that wrote the record');
    }
    const fact = `breaks the record's schema: ${error?.message ?? 'not an object'}; expected ${error?.expected}, received ${error?.received}`;
    throw this.#unreadable(this.#number, fact, `${againHint}; the schema is reports/run.schema.json`);
  }

  #take(line: RunLine): void {
    if (line.type !== 'header' && this.#header === undefined) {
      throw this.#unreadable(this.#number, `is a ${line.type}, expected the header`, againHint);
    }
    if (this.#footer !== undefined) {
      const hint = 'render each run by itself, or join shards with rolecall merge';
      throw this.#unreadable(this.#number, `is a ${line.type} after the footer, expected the end`, hint);
    }
    switch (line.type) {
      case 'header':
        if (this.#header) throw this.#unreadable(this.#number, 'is a second header', againHint);
        this.#header = line;
        return;
      case 'verdict':
        this.#verdicts.push(line);
        return;
      case 'summary':
        this.#summaries.push(line);
        return;
      case 'footer':
        this.#footer = line;
    }
  }

  #unreadable(number: number, fact: string, hint: string, cause?: unknown): HarnessError {
    return new HarnessError('RECORD_UNREADABLE', `${this.#name} line ${number} ${fact}`, hint, { cause });
  }
}
