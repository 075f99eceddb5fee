import type { Violator } from './violator.ts';

/** One character fewer than allowed. */
export default {
  id: 'min-length',
  *violate({ schema, value, pointer }) {
    if (typeof schema.minLength !== 'number' || schema.minLength < 1 || typeof value !== 'string') return;
    const after = [...value].slice(0, schema.minLength - 1).join('');
    yield { pointer, keyword: 'minLength', before: value, after, way: 'one-too-few' };
  },
} satisfies Violator;
