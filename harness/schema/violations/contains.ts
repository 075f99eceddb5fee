import type { Violator } from './violator.ts';

/** Too few items that satisfy `contains`, or too many. */
export default {
  id: 'contains',
  keywords: ['contains', 'minContains', 'maxContains'],
  *violate({ schema, change, breaks }) {
    if (schema.contains === undefined) return;
    for (const after of breaks('contains', 4)) {
      for (const keyword of ['contains', 'minContains', 'maxContains']) yield change(keyword, 'wrong-count', after);
    }
  },
} satisfies Violator;
