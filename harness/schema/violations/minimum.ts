import { awayFromZero, isExact, towardsZero } from '../checking/next-number.ts';
import type { Violator } from './violator.ts';

const steps = [1, 0.5];

/** The first number below the bound, then any. */
export default {
  id: 'minimum',
  keywords: ['minimum'],
  *violate({ schema, change, breaks }) {
    const { minimum } = schema;
    if (typeof minimum !== 'number') return;
    if (isExact(minimum)) for (const step of steps) yield change('minimum', 'just-below', minimum - step);
    else yield change('minimum', 'just-below', minimum < 0 ? awayFromZero(minimum) : towardsZero(minimum));
    for (const after of breaks('minimum')) yield change('minimum', 'below', after);
  },
} satisfies Violator;
