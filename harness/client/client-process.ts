import { type ChildProcess, spawn } from 'node:child_process';
import type { ClientAsk, ClientSaid } from '../model/client.ts';
import { readWord } from './read-word.ts';
import { trustEnvironment } from './tls/tls-front.ts';

/** How an adapter is started. */
export interface AdapterCommand {
  /** For the shell. */
  readonly command: string;
  /** A process per call, told by environment variables. */
  readonly oneShot?: boolean;
}

/** What one call's process came to. */
interface Reply {
  readonly said?: ClientSaid;
  readonly ended?: 'silent' | 'died';
  readonly byExitCode?: true;
  /** What its last line has that makes it no word for the call. */
  readonly unread?: string;
  /** How its process ended. */
  readonly exit?: string;
  /** The shell found no such program, or may not run it. */
  readonly notStarted?: true;
  readonly stderr: string;
}

/** Most of an adapter's output that is kept. */
const mostOutput = 1024 * 1024;
const mostStderr = 20_000;

/** A running adapter. It makes one call at a time; one that hangs is ended, and nobody else waits for it. */
export class ClientProcess {
  readonly #child: ChildProcess;
  readonly #whole: boolean;
  #out = '';
  #err = '';
  #onLine: ((line: string) => void) | undefined;
  #onEnd: ((code: number | null) => void) | undefined;
  #ended = false;
  #code: number | null = null;
  #exit = '';

  constructor({ command, oneShot = false }: AdapterCommand, environment: Readonly<Record<string, string>> = {}) {
    this.#whole = oneShot;
    this.#child = spawn(command, {
      shell: true,
      // A group of its own: a shell between us and the adapter must not outlive it.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      // A proxy of this machine must not come between a client and loopback.
      env: {
        ...process.env,
        ...trustEnvironment(),
        ...placeEnvironment(),
        no_proxy: '127.0.0.1,localhost',
        NO_PROXY: '127.0.0.1,localhost',
        ...environment,
      },
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      // The beginning has the cause, more often than not: what comes after too much is not kept.
      if (this.#err.length < mostStderr) this.#err += chunk;
    });
    const end = (code: number | null, signal?: string | null) => {
      this.#ended = true;
      this.#code = code;
      this.#exit = code === null ? (signal ?? 'not started') : `exit code ${code}`;
      this.#onEnd?.(code);
    };
    this.#child.on('error', () => end(null));
    this.#child.on('close', end);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** One call; `giveUp` resolves when nobody waits any longer, and then the process is ended. */
  async call(ask: ClientAsk, giveUp: Promise<void>): Promise<Reply> {
    this.#err = '';
    let unread: string | undefined;
    const read = (line: string): ClientSaid | undefined => {
      const word = readWord(line, ask.id);
      if (word === undefined || !('not' in word)) return word;
      unread = word.not;
      return undefined;
    };
    const silence = (how: Pick<Reply, 'ended' | 'notStarted' | 'exit'>): Reply => {
      const found = read(this.#out);
      if (found) unread = 'its last line has no line end';
      return { ...how, ...(unread === undefined ? {} : { unread }), stderr: this.#err };
    };
    const said = new Promise<Reply>((resolve) => {
      const take = (line: string) => {
        const word = read(line);
        if (word) resolve({ said: word, stderr: this.#err });
      };
      if (!this.#whole) this.#onLine = take;
      this.#onEnd = (code) => {
        if (code === 126 || code === 127)
          resolve({ ended: 'died', notStarted: true, exit: this.#exit, stderr: this.#err });
        if (this.#whole) {
          const lines = this.#out.split('\n').reverse();
          const found = lines.map(read).find((each) => each !== undefined);
          resolve({
            ...(found ? { said: found } : { said: byExitCode(ask, code), byExitCode: true }),
            stderr: this.#err,
          });
        }
        // A last line without its end is a line once nothing can follow.
        take(this.#out);
        resolve(silence({ ended: 'died', exit: this.#exit }));
      };
      if (this.#ended) this.#onEnd(this.#code);
    });
    if (this.#whole) this.#child.stdin?.end();
    else this.#child.stdin?.write(`${asciiJson(ask)}\n`);
    const silent = giveUp.then((): Reply => silence({ ended: 'silent' }));
    const reply = await Promise.race([said, silent]);
    if (reply.said === undefined) this.kill();
    return reply;
  }

  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#ended) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }

  #read(text: string): void {
    this.#out = (this.#out + text).slice(-mostOutput);
    if (this.#whole) return;
    const lines = this.#out.split('\n');
    this.#out = lines.pop() ?? '';
    for (const line of lines) this.#onLine?.(line);
  }
}

/** A place far from Greenwich, where a date that is read as local time shows; and text in UTF-8 where nothing else is said. */
function placeEnvironment(): Readonly<Record<string, string>> {
  const said = ['LC_ALL', 'LC_CTYPE', 'LANG'].some((name) => process.env[name]);
  return { TZ: 'Asia/Tokyo', ...(said ? {} : { LANG: 'C.UTF-8' }) };
}

/** JSON in ASCII: what a program takes its input's encoding for does not matter. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A program that prints nothing says by its exit code whether it succeeded. */
function byExitCode({ id, operation }: ClientAsk, code: number | null): ClientSaid {
  if (code !== 0) return { id, outcome: 'failed', message: `exit code ${code}` };
  return { id, outcome: operation === 'update' ? 'updated' : 'responded' };
}
