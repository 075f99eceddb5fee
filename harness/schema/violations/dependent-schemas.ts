import type { Violator } from './violator.ts';

/** The property is there and the schema that it brings does not hold. */
export default {
  id: 'dependent-schemas',
  keywords: ['dependentSchemas'],
  *violate({ schema, change, breaks }) {
    if (schema.dependentSchemas === undefined) return;
    for (const after of breaks('dependentSchemas', 4)) yield change('dependentSchemas', 'unmet', after);
  },
} satisfies Violator;
