import { isExact } from '../checking/next-number.ts';
import type { Violator } from './violator.ts';

/** The bound itself, which it excludes, then any. */
export default {
  id: 'exclusive-maximum',
  keywords: ['exclusiveMaximum'],
  *violate({ schema, change, breaks }) {
    const { exclusiveMaximum } = schema;
    if (typeof exclusiveMaximum !== 'number') return;
    if (isExact(exclusiveMaximum)) yield change('exclusiveMaximum', 'at-the-bound', exclusiveMaximum);
    for (const after of breaks('exclusiveMaximum')) yield change('exclusiveMaximum', 'above', after);
  },
} satisfies Violator;
