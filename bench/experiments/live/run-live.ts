import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunFooter, RunHeader, RunLine, RunSummary, RunVerdict } from '../../../harness/model/run.ts';
import { commandLine, ownState, stateOf } from './mock-process.ts';

/** What one invocation of the command line did. */
export interface LiveRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly verdicts: readonly RunVerdict[];
  readonly summaries: readonly RunSummary[];
  readonly header: RunHeader | undefined;
  readonly footer: RunFooter | undefined;
  /** The folder of its record and reports. */
  readonly out: string;
}

/** Runs `rolecall run --target mock` on a target file, in a process of its own. */
export async function runLive(file: string, flags: readonly string[] = []): Promise<LiveRun> {
  const out = join(dirname(file), 'out');
  const args = ['run', '--targets', file, '--state', stateOf(file), '--allow-plain-secrets', '--out', out, ...flags];
  const { exitCode, output } = await runCommandLine(flags.includes('--target') ? args : [...args, '--target', 'mock']);
  return { exitCode, output, out, ...readRecord(join(out, 'run.jsonl')) };
}

/** Runs the command line to its end; `output` is what it prints, errors included. */
export async function runCommandLine(
  args: readonly string[],
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [commandLine, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: ownState });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const exitCode = await new Promise<number | null>((ended) => child.once('close', ended));
  return { exitCode, output };
}

/** The lines of a record, by their type; nothing when there is none. */
export function readRecord(file: string): Pick<LiveRun, 'verdicts' | 'summaries' | 'header' | 'footer'> {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A run that could not start has written none.
  }
  // The record is ours: its lines are what the model says.
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RunLine]));
  const of = <T extends RunLine['type']>(type: T) =>
    lines.filter((line): line is Extract<RunLine, { type: T }> => line.type === type);
  return { verdicts: of('verdict'), summaries: of('summary'), header: of('header')[0], footer: of('footer')[0] };
}
