import { isObject } from '../../domain/is-object.ts';
import type { Violator } from './violator.ts';

/** One property fewer than allowed. */
export default {
  id: 'min-properties',
  keywords: ['minProperties'],
  *violate({ schema, value, change, breaks }) {
    const { minProperties } = schema;
    if (typeof minProperties !== 'number' || minProperties < 1 || !isObject(value)) return;
    const required = Array.isArray(schema.required) ? schema.required : [];
    const members = Object.entries(value).sort(
      ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
    );
    yield change('minProperties', 'one-too-few', Object.fromEntries(members.slice(0, minProperties - 1)));
    for (const after of breaks('minProperties', 1)) yield change('minProperties', 'too-few', after);
  },
} satisfies Violator;
