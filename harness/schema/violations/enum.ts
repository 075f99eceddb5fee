import type { Json } from '../../model/json.ts';
import { nearMisses } from '../near-misses.ts';
import type { Violator } from './violator.ts';

const mostListed = 20;

/** Puts near misses of the listed values in their place. */
export default {
  id: 'enum',
  keywords: ['enum'],
  *violate({ schema, value, change, breaks }) {
    if (!Array.isArray(schema.enum)) return;
    for (const { way, after } of nearMisses(value)) yield change('enum', way, after);
    for (const after of breaks('enum')) yield change('enum', 'not-listed', after);
    // A listed value that is not the control's may have a nearer miss: a text where the control is null.
    const listed = (schema.enum as readonly Json[]).filter((one) => typeof one === 'string').slice(0, mostListed);
    for (const one of listed) for (const { way, after } of nearMisses(one)) yield change('enum', way, after);
  },
} satisfies Violator;
