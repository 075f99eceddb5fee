import { afterAll, beforeAll, inject, test } from 'vitest';
import { type DoorOptions, describeVerdict, openContractRun, resolveDoor } from '../harness/index.ts';
import type { Verdict } from '../harness/suite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rolecall: DoorOptions;
  }
  interface TaskMeta {
    rolecall?: unknown;
  }
}

const run = await openContractRun(await resolveDoor(inject('rolecall')));

/** All that are tried are tried together, breadth first; each test waits for its own verdict. */
const interruption = new AbortController();
const waiting = new Map(run.requirements.map(({ id }) => [id, Promise.withResolvers<Verdict>()]));

// The context parameter must be a destructuring pattern; the suite comes second.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern
beforeAll(({}, suite) => {
  const selected = new Set(suite.tasks.flatMap(({ name, mode }) => (mode === 'run' ? [name] : [])));
  const fail = (cause: unknown) => {
    for (const { promise, reject } of waiting.values()) {
      promise.catch(() => {});
      reject(cause);
    }
  };
  run
    .judge({
      requirements: run.requirements.filter(({ id }) => selected.has(id)),
      signal: interruption.signal,
      onVerdict: (verdict) => waiting.get(verdict.requirement)?.resolve(verdict),
    })
    .then(() => fail(new Error('no verdict')), fail);
});

for (const { id } of run.requirements) {
  test(id, async ({ task, skip, signal }) => {
    signal.addEventListener('abort', () => interruption.abort());
    const verdict = (await waiting.get(id)?.promise) as Verdict;
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
