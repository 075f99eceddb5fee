import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The command line, as a person types it; another one where ROLECALL_CLI names it. */
const commandLine = process.env.ROLECALL_CLI ?? join(import.meta.dirname, '../../../harness/cli.ts');

/** What one invocation did; `exitCode` is null after a signal. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly screen: string;
  readonly seconds: number;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `rolecall` with secrets in its environment; ended after `mostSeconds`. */
export function startRolecall(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  mostSeconds = 600,
): Started {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let screen = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      screen += part;
    });
  const timer = setTimeout(() => {
    screen += `\n(ended from outside after ${mostSeconds} s)\n`;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
  }, mostSeconds * 1000);
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ exitCode, signal, screen, seconds: Math.round((performance.now() - startedAt) / 1000) });
    }),
  );
  return { child, ended };
}

export function runRolecall(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  mostSeconds?: number,
): Promise<Ended> {
  return startRolecall(args, environment, mostSeconds).ended;
}
