import { HarnessError } from '../errors.ts';

/** Runs what descends as deep as a schema or a value goes; too deep a one is refused in words. */
export function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const hint = 'the schema nests too deep, or its recursion cannot be followed: write it flatter, with $ref';
    throw new HarnessError('SCHEMA_UNDECIDABLE', 'reading the schema goes deeper than the stack', hint, { cause });
  }
}
