import { isObject } from '../../domain/is-object.ts';
import { at, child } from '../../domain/pointer.ts';
import type { Violator } from './violator.ts';

const strangeNames = ['extra', 'unexpected', 'isAdmin', 'x', 'EXTRA_1', '_', 'zz9'];

/** One property more where the object is closed. */
export default {
  id: 'additional-properties',
  keywords: ['additionalProperties'],
  *violate({ schema, value, pointer }) {
    if (schema.additionalProperties !== false || !isObject(value)) return;
    for (const name of strangeNames) {
      if (Object.hasOwn(value, name)) continue;
      const place = child(pointer, name);
      yield { pointer: place, keyword: 'additionalProperties', before: undefined, after: 'extra', way: 'one-extra' };
    }
    for (const name of Object.keys(isObject(schema.properties) ? schema.properties : {})) {
      const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
      const held = at(value, child('', name));
      if (held === undefined || Object.hasOwn(value, other)) continue;
      const place = child(pointer, other);
      yield { pointer: place, keyword: 'additionalProperties', before: undefined, after: held, way: 'letter-case' };
    }
  },
} satisfies Violator;
