import type { Json } from '../../model/json.ts';
import type { Violator } from './violator.ts';

const WRONG: readonly (readonly [string, Json])[] = [
  ['null', null],
  ['boolean', true],
  ['integer', 1],
  ['number', 1.5],
  ['string', 'text'],
  ['array', []],
  ['object', {}],
];

/** Puts a value of each other JSON type in its place. */
export default {
  id: 'type',
  *violate({ schema, value, pointer }) {
    if (schema.type === undefined) return;
    const types = [schema.type].flat();
    for (const [name, after] of WRONG) {
      if (types.includes(name) || (name === 'integer' && types.includes('number'))) continue;
      yield { pointer, keyword: 'type', before: value, after, way: name };
    }
  },
} satisfies Violator;
