import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import { dependentNames } from '../solve/parts.ts';
import type { Violator } from './violator.ts';

/** Leaves out one property that another one needs. */
export default {
  id: 'dependent-required',
  keywords: ['dependentRequired', 'dependencies'],
  *violate({ schema, value, pointer, change, breaks }) {
    if (!isObject(value)) return;
    const keyword = isObject(schema.dependentRequired) ? 'dependentRequired' : 'dependencies';
    for (const [name, needed] of dependentNames(schema)) {
      for (const missing of Object.hasOwn(value, name) ? needed : []) {
        if (!Object.hasOwn(value, missing)) continue;
        const at = child(pointer, missing);
        yield { pointer: at, keyword, before: value[missing], after: undefined, way: 'left-out' };
      }
      if (Object.hasOwn(value, name)) continue;
      const at = child(pointer, name);
      yield { pointer: at, keyword, before: undefined, after: 'extra', way: 'without-its-needs' };
    }
    if (schema[keyword] !== undefined) for (const after of breaks(keyword, 1)) yield change(keyword, 'left-out', after);
  },
} satisfies Violator;
