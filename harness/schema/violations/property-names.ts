import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import { drawOf, simplestDraw } from '../draw.ts';
import type { Literal } from '../solve/atom.ts';
import { literals } from '../solve/parts.ts';
import type { Violator } from './violator.ts';

const shortString = { type: 'string', maxLength: 12 };

/** One property under a name that is not allowed. */
export default {
  id: 'property-names',
  keywords: ['propertyNames'],
  *violate({ schema, at, value, pointer, engine }) {
    if (schema.propertyNames === undefined || !isObject(value)) return;
    const denied = literals(at, 'propertyNames', false, engine.planner.resolver);
    const short: Literal = { kind: 'schema', at: engine.planner.resolver.inside(at, shortString), holds: true };
    const names = [simplestDraw, drawOf(1)].map((draw) => engine.inPlace([...denied, short], draw));
    for (const name of ['extra', 'A', '', 'a b', 'a', ...names]) {
      if (typeof name !== 'string' || Object.hasOwn(value, name)) continue;
      const [held = null] = Object.values(value);
      const place = child(pointer, name);
      yield { pointer: place, keyword: 'propertyNames', before: undefined, after: held, way: 'wrong-name' };
    }
  },
} satisfies Violator;
