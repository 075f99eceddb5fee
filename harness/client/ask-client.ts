import { HarnessError } from '../errors.ts';
import type { ClientAnswer, ClientAsk } from '../model/client.ts';
import { type AdapterCommand, ClientProcess } from './client-process.ts';

/** Makes calls with a client, several at once, each in a process that makes no other meanwhile. */
export class ClientPool {
  readonly #adapter: AdapterCommand;
  readonly #all = new Set<ClientProcess>();
  readonly #idle: ClientProcess[] = [];

  #hasSpoken = false;

  /** Whether any call ended with the client's word. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  constructor(adapter: AdapterCommand) {
    this.#adapter = adapter;
  }

  /**
   * One call; ends without the client's word when `giveUp` resolves.
   * @throws HarnessError USAGE where the command names no program
   */
  async ask(ask: ClientAsk, giveUp: Promise<void>): Promise<ClientAnswer> {
    const startedAt = performance.now();
    const client = this.#take(ask);
    const reply = await client.call(ask, giveUp);
    if (reply.said === undefined || this.#adapter.oneShot) this.#all.delete(client);
    else this.#idle.push(client);
    const { notStarted, ...told } = reply;
    if (reply.said) this.#hasSpoken = true;
    else if (notStarted && !this.#hasSpoken) throw this.#noSuchProgram(reply.stderr);
    const durationMs = performance.now() - startedAt;
    return { ask, askedMs: startedAt, durationMs, ...told };
  }

  #noSuchProgram(stderr: string): HarnessError {
    const fact = `the shell cannot start ${JSON.stringify(this.#adapter.command)}: ${stderr.trim() || 'no such program'}`;
    const hint = 'check --command: it runs in this folder, and needs its program installed or its path written out';
    return new HarnessError('USAGE', fact, hint);
  }

  close(): void {
    for (const client of this.#all) client.kill();
    this.#all.clear();
  }

  #take(ask: ClientAsk): ClientProcess {
    if (!this.#adapter.oneShot) {
      for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
        if (!idle.ended) return idle;
        this.#all.delete(idle);
      }
    }
    const client = new ClientProcess(this.#adapter, this.#adapter.oneShot ? environmentOf(ask) : {});
    this.#all.add(client);
    return client;
  }
}

/** A call as environment variables. */
function environmentOf({ credentials, change, ...ask }: ClientAsk): Readonly<Record<string, string>> {
  const [secret = ''] = Object.values(credentials.secrets);
  const [value] = Object.values(change ?? {});
  return {
    ROLECALL_ID: String(ask.id),
    ROLECALL_BASE_URL: ask.baseUrl,
    ROLECALL_OPERATION: ask.operation,
    ROLECALL_USER: ask.user ?? '',
    ROLECALL_CHANGE: JSON.stringify(change ?? {}),
    ROLECALL_ROLE: typeof value === 'string' ? value : JSON.stringify(value ?? null),
    ROLECALL_CREDENTIALS: JSON.stringify(credentials),
    ROLECALL_SECRET: secret,
    // One header a line, as curl reads them from a file: -H @-.
    ROLECALL_HEADERS: Object.entries({ ...credentials.headers, ...credentials.context })
      .map(([name, text]) => `${name}: ${text}`)
      .join('\n'),
    ROLECALL_ORGANIZATION: credentials.organization ?? '',
    ROLECALL_DEADLINE_MS: ask.deadlineMs === null ? '' : String(ask.deadlineMs),
  };
}
