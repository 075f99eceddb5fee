import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

/** One item that stands twice. */
export default {
  id: 'unique-items',
  keywords: ['uniqueItems'],
  *violate({ schema, value, change, breaks }) {
    if (schema.uniqueItems !== true || !Array.isArray(value)) return;
    const items = value as readonly Json[];
    const [first] = items;
    if (first !== undefined) {
      yield change('uniqueItems', 'one-duplicate', [...items, first]);
      if (items.length > 1) yield change('uniqueItems', 'one-duplicate', [...items.slice(0, -1), first]);
    }
    for (const after of breaks('uniqueItems', 1)) yield change('uniqueItems', 'one-duplicate', after);
  },
} satisfies Violator;
