import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

const otherTypes: readonly (readonly [string, Json])[] = [
  ['null', null],
  ['boolean', true],
  ['integer', 1],
  ['fraction', 1.5],
  ['string', 'text'],
  ['array', []],
  ['object', {}],
];

/** Puts a value of each other JSON type in its place: null where null is not allowed is one of them. */
export default {
  id: 'type',
  keywords: ['type'],
  *violate({ schema, value, change }) {
    if (schema.type === undefined) return;
    for (const [way, after] of otherTypes) yield change('type', way, after);
    if (typeof value === 'number' || typeof value === 'boolean') yield change('type', 'same-text', String(value));
    if (typeof value === 'string' || typeof value === 'number') yield change('type', 'wrapped-in-array', [value]);
  },
} satisfies Violator;
