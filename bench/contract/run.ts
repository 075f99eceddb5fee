import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { extractOperation } from '../../harness/contract/extract-operation.ts';
import { largeDocument, someOperation } from './large-document.ts';

// Extracting one operation from a document of 4 MB against parsing that document whole, in turns in one process.
const rounds = 5;
const goal = 0.25;

const text = largeDocument(4_000_000);
const operation = someOperation(text);
const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'));
const file = join(folder, 'large.yaml');
writeFileSync(file, text);

const whole: number[] = [];
const extracted: number[] = [];
try {
  for (let round = 0; round < rounds; round += 1) {
    // Which comes first changes, so that neither always finds the other's garbage.
    const steps = [
      async () => void extracted.push(await timed(() => extractOperation(file, operation))),
      async () => void whole.push(await timed(() => parse(text))),
    ];
    for (const step of round % 2 === 0 ? steps : steps.reverse()) await step();
  }
} finally {
  rmSync(folder, { recursive: true });
}

const ratio = median(extracted) / median(whole);
console.log(`document: ${text.length} bytes, ${text.split('\n').length} lines; operation ${operation}`);
console.log(`parse whole: median ${median(whole).toFixed(0)} ms of ${show(whole)}`);
console.log(`extract one: median ${median(extracted).toFixed(0)} ms of ${show(extracted)}`);
console.log(`ratio: ${ratio.toFixed(3)} (goal: at most ${goal})`);
process.exitCode = ratio <= goal ? 0 : 1;

/** Milliseconds that `work` takes. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function show(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(', ');
}
