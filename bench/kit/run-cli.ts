import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunLine, RunVerdict } from '../../harness/model/run.ts';
import { packageRoot } from '../../harness/run/plan/package-root.ts';

/** How a command ended, for tests. */
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Program and arguments of the command line. */
export const command = [process.execPath, join(packageRoot, 'harness', 'cli.ts')] as const;

/** Starts the command line in a folder, in a process group of its own, with PATH and what a test names as environment. */
export function startRolecall(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  return start([...command, ...args], cwd, environment);
}

/** Starts any program alike. */
export function start(
  [program = '', ...args]: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(program, args, {
    cwd,
    detached: true,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
  return { child, ended };
}

/** Runs the command line in a folder to its end. */
export function rolecall(
  args: readonly string[],
  cwd: string,
  environment?: Readonly<Record<string, string>>,
): Promise<Ended> {
  return startRolecall(args, cwd, environment).ended;
}

/** Flags of a small run of an invented contract. */
export const smallRun = [
  '--specs',
  join(packageRoot, 'examples', 'contracts'),
  '-c',
  'whole-user',
  '--runs',
  '5',
] as const;

/** The lines of a record. */
export function linesOf(record: string): readonly RunLine[] {
  return readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RunLine);
}

/** The outcome of each requirement in a record, by id. */
export function outcomesOf(record: string): Readonly<Record<string, string>> {
  const verdicts = linesOf(record).filter((line): line is RunVerdict => line.type === 'verdict');
  return Object.fromEntries(verdicts.map(({ requirement, outcome }) => [requirement, outcome]).sort());
}
