import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

/** One item more where none may follow. */
export default {
  id: 'items',
  keywords: ['items', 'additionalItems'],
  *violate({ schema, value, change, breaks }) {
    if (schema.items !== false || !Array.isArray(value)) return;
    for (const keyword of ['items', 'additionalItems', 'false']) {
      yield change(keyword, 'one-extra', [...(value as readonly Json[]), null]);
      for (const after of breaks('items', 1)) yield change(keyword, 'one-extra', after);
    }
  },
} satisfies Violator;
