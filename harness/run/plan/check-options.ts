import { HarnessError } from '../../errors.ts';
import type { RunOptions } from './options.ts';

/** Numbers that an option may have: whole ones, from the first to the second. */
const ranges = { seed: [-(2 ** 53), 2 ** 53], runs: [0, 1_000_000], workers: [1, 1024] } as const;
/** Options that are lists of texts. */
const lists = ['contracts', 'targets', 'specs'] as const;

/** Refuses options that a program got wrong: a run with NaN random cases would never end. */
export function checkOptions(options: RunOptions): void {
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value: unknown = options[name as keyof typeof ranges];
    if (value === undefined || (Number.isInteger(value) && Number(value) >= least && Number(value) <= most)) continue;
    throw wrong(name, `a whole number from ${least} to ${most}`, value);
  }
  for (const name of lists) {
    const value: unknown = options[name];
    if (value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'))) continue;
    throw wrong(name, 'an array of strings', value);
  }
  const { mock = {}, onProgress, onStep } = options;
  for (const name of ['latencyMs', 'jitterMs'] as const) {
    const value: unknown = mock[name];
    if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 600_000)) continue;
    throw wrong(`mock.${name}`, 'milliseconds from 0 to 600000', value);
  }
  for (const [name, value] of Object.entries({ onProgress, onStep }))
    if (value !== undefined && typeof value !== 'function') throw wrong(name, 'a function', value);
}

function wrong(name: string, expected: string, value: unknown): HarnessError {
  const received = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return new HarnessError('USAGE', `the option ${name} is ${received}; expected ${expected}`, `correct ${name}`);
}
