import { isExact } from '../checking/next-number.ts';
import type { Violator } from './violator.ts';

/** The bound itself, which it excludes, then any. */
export default {
  id: 'exclusive-minimum',
  keywords: ['exclusiveMinimum'],
  *violate({ schema, change, breaks }) {
    const { exclusiveMinimum } = schema;
    if (typeof exclusiveMinimum !== 'number') return;
    if (isExact(exclusiveMinimum)) yield change('exclusiveMinimum', 'at-the-bound', exclusiveMinimum);
    for (const after of breaks('exclusiveMinimum')) yield change('exclusiveMinimum', 'below', after);
  },
} satisfies Violator;
