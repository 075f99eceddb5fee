import type { Violator } from './violator.ts';

/** No branch holds. */
export default {
  id: 'any-of',
  keywords: ['anyOf'],
  *violate({ schema, change, breaks }) {
    if (schema.anyOf === undefined) return;
    for (const after of breaks('anyOf', 4)) yield change('anyOf', 'no-branch', after);
  },
} satisfies Violator;
