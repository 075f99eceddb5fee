import { nearMisses } from '../near-misses.ts';
import type { Violator } from './violator.ts';

/** Puts near misses of the one allowed value in its place. */
export default {
  id: 'const',
  keywords: ['const'],
  *violate({ schema, value, change, breaks }) {
    if (schema.const === undefined) return;
    for (const { way, after } of nearMisses(value)) yield change('const', way, after);
    for (const after of breaks('const')) yield change('const', 'another-value', after);
  },
} satisfies Violator;
