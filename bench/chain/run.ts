import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Measures the whole chain (cases, sending, judging, recording) against a bare undici loop that sends the same bytes
 * to the same mock with the same concurrency, in turn and in one process, and prints the ratio of their medians.
 * Then one contract with 1,000 random cases of each kind in a process of its own: peak memory. Start-up apart.
 */
const rounds = Number(process.argv[2] ?? 5);

const ratio = await child('ratio.ts', [String(rounds)]);
console.log(ratio.trimEnd());
const memory = await child('memory.ts', ['1000']);
console.log(memory.trimEnd());

/** Runs a sibling script in a fresh process and returns what it printed. */
function child(script: string, args: readonly string[]): Promise<string> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    started.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    started.on('error', reject);
    started.on('close', (code) => {
      // A goal that is missed is told, and the other figures still are.
      if (code !== 0) process.exitCode = 1;
      resolve(printed);
    });
  });
}
