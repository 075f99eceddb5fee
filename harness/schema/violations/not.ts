import type { Violator } from './violator.ts';

/** The forbidden schema holds. */
export default {
  id: 'not',
  keywords: ['not'],
  *violate({ schema, change, breaks }) {
    if (schema.not === undefined) return;
    for (const after of breaks('not', 4)) yield change('not', 'forbidden', after);
  },
} satisfies Violator;
