import { afterAll, inject, test } from 'vitest';
import { type DoorOptions, describeVerdict, openContractRun, resolveDoor } from '../harness/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rolecall: DoorOptions;
  }
  interface TaskMeta {
    rolecall?: unknown;
  }
}

const run = await openContractRun(await resolveDoor(inject('rolecall')));

for (const requirement of run.requirements) {
  test(requirement.id, async ({ task, skip, signal }) => {
    const verdict = await run.judge(requirement, signal);
    task.meta.rolecall = { type: 'verdict', ...verdict };
    const { green, text } = describeVerdict(verdict);
    if (verdict.outcome === 'skipped') skip(verdict.reason);
    if (!green) throw new Error(text);
  });
}

// The context parameter must be a destructuring pattern; the suite comes second.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern
afterAll(async ({}, suite) => {
  suite.meta.rolecall = await run.finish();
});
