import { formatMisses } from '../format-misses.ts';
import { textMisses } from '../near-misses.ts';
import type { Violator } from './violator.ts';

/** Texts that almost have the format. */
export default {
  id: 'format',
  keywords: ['format'],
  *violate({ schema, value, change, breaks }) {
    if (typeof schema.format !== 'string') return;
    for (const { way, after } of formatMisses(schema.format)) yield change('format', way, after);
    if (typeof value === 'string')
      for (const { way, after, arguable } of textMisses(value)) yield change('format', way, after, arguable);
    for (const after of breaks('format')) yield change('format', 'without-format', after);
  },
} satisfies Violator;
