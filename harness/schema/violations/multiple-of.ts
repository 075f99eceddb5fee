import type { Violator } from './violator.ts';

/** A number between two multiples. */
export default {
  id: 'multiple-of',
  keywords: ['multipleOf'],
  *violate({ schema, value, change, breaks }) {
    const { multipleOf } = schema;
    if (typeof multipleOf !== 'number' || typeof value !== 'number') return;
    if (Number.isInteger(multipleOf)) yield change('multipleOf', 'between', value + 1);
    yield change('multipleOf', 'between', value + multipleOf / 2);
    for (const after of breaks('multipleOf')) yield change('multipleOf', 'between', after);
  },
} satisfies Violator;
