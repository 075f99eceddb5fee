import { isObject } from '../../domain/is-object.ts';
import type { Violator } from './violator.ts';

const mostExtras = 1000;

/** One property more than allowed. */
export default {
  id: 'max-properties',
  keywords: ['maxProperties'],
  *violate({ schema, value, change, breaks }) {
    const { maxProperties } = schema;
    if (typeof maxProperties !== 'number' || maxProperties > mostExtras || !isObject(value)) return;
    const [held = 'extra'] = Object.values(value);
    const missing = maxProperties + 1 - Object.keys(value).length;
    const extras = Array.from({ length: missing }, (_, index) => [`extra${index}`, held]);
    yield change('maxProperties', 'one-too-many', { ...value, ...Object.fromEntries(extras) });
    for (const after of breaks('maxProperties', 1)) yield change('maxProperties', 'one-too-many', after);
  },
} satisfies Violator;
