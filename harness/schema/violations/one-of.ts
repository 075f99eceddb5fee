import { holds } from '../solve/holds.ts';
import { literals } from '../solve/parts.ts';
import type { Violator } from './violator.ts';

/** No branch holds, or two do. */
export default {
  id: 'one-of',
  keywords: ['oneOf'],
  *violate({ schema, at, engine, change, breaks }) {
    if (schema.oneOf === undefined) return;
    const { resolver } = engine.planner;
    const branches = literals(at, 'oneOf', true, resolver);
    for (const after of breaks('oneOf', 8)) {
      const held = branches.filter((branch) => holds(branch.at, after, resolver)).length;
      yield change('oneOf', held === 0 ? 'no-branch' : 'two-branches', after);
    }
  },
} satisfies Violator;
