import { keysOf } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import { compile } from '../../schema/compile.ts';
import type { RunOptions } from './options.ts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 1, maximum: 1_000_000 } as const;
const milliseconds = { type: 'number', minimum: 0, maximum: 600_000 } as const;
const seed = { type: 'integer', minimum: -(2 ** 53), maximum: 2 ** 53 } as const;

const mock = {
  type: 'object',
  properties: {
    faults: texts,
    latencyMs: milliseconds,
    jitterMs: milliseconds,
    limit: {
      type: 'object',
      required: ['requests', 'windowSeconds'],
      properties: { requests: count, windowSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 1_000_000 } },
    },
    variant: { type: 'object' },
    seed,
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    host: text,
    testUsers: { type: 'integer', minimum: 1, maximum: 10_000 },
    specs: texts,
  },
} as const;

const run = {
  type: 'object',
  properties: {
    contracts: texts,
    targets: texts,
    specs: texts,
    suites: texts,
    targetFile: text,
    out: text,
    grep: text,
    state: text,
    waivers: text,
    baseline: text,
    seed,
    runs: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    workers: { type: 'integer', minimum: 1, maximum: 1024 },
    failOn: { enum: ['fail', 'warn', 'gap'] },
    shard: { type: 'object', required: ['index', 'of'], properties: { index: count, of: count } },
    mock,
  },
} as const;

const hooks = ['onStart', 'onProgress', 'onStep', 'onRestore'] as const;

/** Refuses options that a program got wrong: a run with NaN random cases would never end. */
export function checkOptions(options: RunOptions): void {
  refuseWrong(run, options);
  for (const name of hooks) {
    const hook: unknown = options[name];
    if (hook !== undefined && typeof hook !== 'function') throw wrong(name, 'a function', String(hook));
  }
}

/** The same for the options of a mock that a program starts. */
export function checkMockOptions(options: object): void {
  refuseWrong(mock, options);
}

function refuseWrong(schema: typeof run | typeof mock, options: object): void {
  const [error] = compile(schema).errors(options);
  if (error !== undefined) throw wrong(keysOf(error.pointer).join('.'), error.expected, error.received);
}

function wrong(name: string, expected: string, received: string): HarnessError {
  return new HarnessError('USAGE', `the option ${name} is ${received}; expected ${expected}`, `correct ${name}`);
}
