import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import type { Violator } from './violator.ts';

/** One property that no subschema speaks of. */
export default {
  id: 'unevaluated-properties',
  keywords: ['unevaluatedProperties'],
  *violate({ schema, value, pointer, change, breaks }) {
    if (schema.unevaluatedProperties === undefined || !isObject(value)) return;
    for (const name of ['extra', 'unexpected', 'x9']) {
      if (Object.hasOwn(value, name)) continue;
      const at = child(pointer, name);
      yield { pointer: at, keyword: 'unevaluatedProperties', before: undefined, after: 'extra', way: 'one-extra' };
    }
    for (const after of breaks('unevaluatedProperties', 1)) yield change('unevaluatedProperties', 'one-extra', after);
  },
} satisfies Violator;
