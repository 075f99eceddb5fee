import type { Violator } from './violator.ts';

/** One character fewer than allowed. */
export default {
  id: 'min-length',
  keywords: ['minLength'],
  *violate({ schema, value, change, breaks }) {
    if (typeof schema.minLength !== 'number' || schema.minLength < 1 || typeof value !== 'string') return;
    const shorter = [...value].slice(0, schema.minLength - 1);
    yield change('minLength', 'one-too-few', shorter.join(''));
    for (const after of breaks('minLength')) yield change('minLength', 'too-short', after);
  },
} satisfies Violator;
