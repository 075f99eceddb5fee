import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

/** One item that no subschema speaks of. */
export default {
  id: 'unevaluated-items',
  keywords: ['unevaluatedItems'],
  *violate({ schema, value, change, breaks }) {
    if (schema.unevaluatedItems === undefined || !Array.isArray(value)) return;
    const items = value as readonly Json[];
    for (const extra of ['extra', 1, null]) yield change('unevaluatedItems', 'one-extra', [...items, extra]);
    for (const after of breaks('unevaluatedItems', 1)) yield change('unevaluatedItems', 'one-extra', after);
  },
} satisfies Violator;
