import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import { entries, literals } from '../solve/parts.ts';
import type { Violator } from './violator.ts';

const triedNames = ['b', 'foobar', 'bar', 'extra'];

/** A property or an item whose schema no value meets: it may not be there at all. */
export default {
  id: 'false-schema',
  keywords: ['false', 'properties', 'patternProperties', 'prefixItems', 'items'],
  *violate({ at, value, pointer, change, engine: { planner } }) {
    const { resolver } = planner;
    const impossible = (literal: ReturnType<typeof literals>[number]) =>
      planner.height([literal]) === Number.POSITIVE_INFINITY;
    if (isObject(value)) {
      const names = entries(at, 'properties', true, resolver).filter(([, literal]) => impossible(literal));
      const patterned = entries(at, 'patternProperties', true, resolver).some(([, literal]) => impossible(literal));
      for (const name of [...names.map(([own]) => own), ...(patterned ? triedNames : [])]) {
        if (Object.hasOwn(value, name)) continue;
        const place = child(pointer, name);
        for (const keyword of ['false', 'not', 'allOf', 'anyOf', 'enum'])
          yield { pointer: place, keyword, before: undefined, after: 'extra', way: 'present' };
      }
    }
    if (!Array.isArray(value)) return;
    const items = [...literals(at, 'prefixItems', true, resolver), ...literals(at, 'items', true, resolver)];
    const first = items.findIndex(impossible);
    if (first !== value.length) return;
    for (const keyword of ['false', 'not', 'items']) {
      yield { pointer: child(pointer, first), keyword, before: undefined, after: null, way: 'present' };
      yield change(keyword, 'present', [...value, null]);
    }
  },
} satisfies Violator;
