import type { Violator } from './violator.ts';

/** The condition decides, and what it decides does not hold. */
export default {
  id: 'if',
  keywords: ['if'],
  *violate({ schema, change, breaks }) {
    if (schema.if === undefined) return;
    for (const after of breaks('if', 4)) yield change('if', 'wrong-branch', after);
  },
} satisfies Violator;
