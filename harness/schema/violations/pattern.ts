import { textMisses } from '../near-misses.ts';
import type { Violator } from './violator.ts';

/** Texts that almost match, then texts that meet all but the pattern. */
export default {
  id: 'pattern',
  keywords: ['pattern'],
  *violate({ schema, value, change, breaks }) {
    if (typeof schema.pattern !== 'string' || typeof value !== 'string') return;
    for (const { way, after, arguable } of textMisses(value)) yield change('pattern', way, after, arguable);
    for (const after of breaks('pattern', 3)) yield change('pattern', 'no-match', after);
  },
} satisfies Violator;
