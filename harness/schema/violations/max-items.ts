import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

const mostCopies = 10_000;

/** One item more than allowed. */
export default {
  id: 'max-items',
  keywords: ['maxItems'],
  *violate({ schema, value, change, breaks }) {
    const { maxItems } = schema;
    if (typeof maxItems !== 'number' || maxItems > mostCopies || !Array.isArray(value)) return;
    const items = value as readonly Json[];
    const last = items.at(-1);
    for (const after of maxItems <= 200 ? breaks('maxItems', 1) : []) yield change('maxItems', 'one-too-many', after);
    if (last === undefined) return;
    const copies = Array.from({ length: maxItems + 1 - items.length }, () => last);
    yield change('maxItems', 'one-too-many', [...items, ...copies]);
  },
} satisfies Violator;
