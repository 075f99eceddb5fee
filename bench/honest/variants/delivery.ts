import { always, choosing, type Variant } from './variant.ts';

/** When and over which connections responses come, and when reads show what was done. */
export const deliveryVariants: readonly Variant[] = [
  choosing('chunked', 'sends bodies in chunks', { framing: 'chunked' }),
  choosing('closing', 'closes the connection after each response, and says so', { connection: 'close' }),
  choosing('dropping', 'ends the connection three milliseconds after each response', { connection: 'drop' }),
  choosing('lagging-reads', 'shows updates in reads 150 ms later', { lagMs: 150 }),
  {
    id: 'slow',
    description: 'takes 200 ms and up to 100 more for a response',
    appliesTo: always,
    options: { latencyMs: 200, jitterMs: 100 },
  },
  {
    id: 'narrow-limit',
    description: 'allows three requests in three seconds',
    appliesTo: always,
    options: { limit: { requests: 3, windowSeconds: 3 } },
  },
  {
    id: 'wide-limit',
    description: 'allows two hundred requests in a minute',
    appliesTo: always,
    options: { limit: { requests: 200, windowSeconds: 60 } },
  },
];
