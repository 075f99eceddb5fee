import type { Violator } from './violator.ts';

/** Puts near misses of the listed values in their place. */
export default {
  id: 'enum',
  *violate({ schema, value, pointer }) {
    if (!Array.isArray(schema.enum)) return;
    const change = (way: string, after: string) => ({ pointer, keyword: 'enum', before: value, after, way });
    if (typeof value !== 'string') return;
    yield change('letter-case', value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase());
    yield change('white-space', `${value} `);
    yield change('unknown', `${value}-unknown`);
  },
} satisfies Violator;
