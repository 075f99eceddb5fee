import { awayFromZero, isExact, towardsZero } from '../checking/next-number.ts';
import type { Violator } from './violator.ts';

const steps = [1, 0.5];

/** The first number above the bound, then any. */
export default {
  id: 'maximum',
  keywords: ['maximum'],
  *violate({ schema, change, breaks }) {
    const { maximum } = schema;
    if (typeof maximum !== 'number') return;
    if (isExact(maximum)) for (const step of steps) yield change('maximum', 'just-above', maximum + step);
    else yield change('maximum', 'just-above', maximum > 0 ? awayFromZero(maximum) : towardsZero(maximum));
    for (const after of breaks('maximum')) yield change('maximum', 'above', after);
  },
} satisfies Violator;
