import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import type { Violator } from './violator.ts';

/** Leaves out one required property at a time. */
export default {
  id: 'required',
  keywords: ['required'],
  *violate({ schema, value, pointer }) {
    if (!Array.isArray(schema.required) || !isObject(value)) return;
    for (const name of schema.required as readonly string[]) {
      if (!Object.hasOwn(value, name)) continue;
      yield {
        pointer: child(pointer, name),
        keyword: 'required',
        before: value[name],
        after: undefined,
        way: 'left-out',
      };
    }
  },
} satisfies Violator;
