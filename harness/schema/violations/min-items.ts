import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

/** One item fewer than allowed. */
export default {
  id: 'min-items',
  keywords: ['minItems'],
  *violate({ schema, value, change, breaks }) {
    if (typeof schema.minItems !== 'number' || schema.minItems < 1 || !Array.isArray(value)) return;
    yield change('minItems', 'one-too-few', (value as readonly Json[]).slice(0, schema.minItems - 1));
    for (const after of breaks('minItems', 1)) yield change('minItems', 'too-few', after);
  },
} satisfies Violator;
