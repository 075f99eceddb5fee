import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Everybody of a product, by id, with all that its own API or database tells. */
type Everybody = Readonly<Record<string, unknown>>;

/** A product that runs, with an administrator, a second one, a member and three test users. */
interface Running {
  readonly baseUrl: string;
  /** What the target file takes from the environment. */
  readonly environment: Readonly<Record<string, string>>;
  dump(): Promise<Everybody>;
  stop(): Promise<void>;
}

/** A real product from a package registry. */
export interface Product {
  readonly name: string;
  /** Keys of the test users in a dump. */
  readonly testUsers: readonly string[];
  /** Installs into a folder outside the repository. */
  install(folder: string): Promise<void>;
  start(folder: string): Promise<Running>;
}

/** Installs once: a product that was installed whole leaves a mark. */
async function ensureInstalled(product: Product, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, 'installed');
  if (existsSync(mark)) return;
  await product.install(folder);
  writeFileSync(mark, '');
}

/** The environment without what `npm run` puts before the path: a product takes the Node of the machine. */
function outside(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...process.env, ...environment, PATH: path.join(delimiter) };
}

/** Runs a command to its end and throws with the last lines of what it printed when it fails. */
export async function command(
  folder: string,
  line: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const [program = '', ...args] = line;
  const child = spawn(program, args, { cwd: folder, env: outside(environment), stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part;
    });
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  });
  if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
  return output;
}

/** Starts a product; where that fails half-way, what it has started is ended. */
export async function startProduct(product: Product, folder: string): Promise<Running> {
  await ensureInstalled(product, folder);
  const earlier = services.size;
  try {
    return await product.start(folder);
  } catch (cause) {
    for (const service of [...services].slice(earlier)) await service.stop();
    throw cause;
  }
}

const services = new Set<Service>();

/** Ends every product that this process has started: for a run that is interrupted. */
export async function stopServices(): Promise<void> {
  await Promise.all([...services].map((service) => service.stop()));
}

/** A server in a process group of its own, its output in `server.log`. */
export class Service {
  readonly #child: ChildProcess;

  constructor(folder: string, line: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const [program = '', ...args] = line;
    const log = createWriteStream(join(folder, 'server.log'), { flags: 'a' });
    const env = outside(environment);
    this.#child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.pipe(log, { end: false });
    services.add(this);
  }

  /** Waits until `url` responds with something below 500, and `also` holds; at most two minutes. */
  async ready(url: string, also: () => Promise<boolean> = async () => true): Promise<void> {
    for (let turn = 0; turn < 240; turn += 1) {
      if (this.#child.exitCode !== null) throw new Error(`the server ended with ${this.#child.exitCode}`);
      const response = await fetch(url).catch(() => undefined);
      if (response !== undefined && response.status < 500 && (await also().catch(() => false))) return;
      await wait(500);
    }
    throw new Error(`${url} is not ready`);
  }

  /** Ends the process and those that it started, by its own id. */
  async stop(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined || this.#child.exitCode !== null) return;
    const closed = new Promise((ended) => this.#child.once('exit', ended));
    signalGroup(pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 8000);
    await closed;
    clearTimeout(timer);
  }
}

/** Signals a process and those that it started; those that are gone need none. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** One request whose response has to be a success; its JSON, where there is any. */
export async function ask<T>(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<T> {
  const { method = 'GET', headers = {}, body } = options;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...sent });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`);
  // The caller knows what its product responds with.
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
