import type { Violator } from './violator.ts';

/** One character more than allowed. */
export default {
  id: 'max-length',
  *violate({ schema, value, pointer }) {
    if (typeof schema.maxLength !== 'number' || schema.maxLength > 100_000 || typeof value !== 'string') return;
    const after = value + 'a'.repeat(schema.maxLength + 1 - [...value].length);
    yield { pointer, keyword: 'maxLength', before: value, after, way: 'one-too-many' };
  },
} satisfies Violator;
