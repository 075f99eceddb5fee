import type { CallerName, Refusal } from '../../harness/suite.ts';

/** Callers who may not update, and for which refusal. */
export const outsiders: readonly (readonly [Extract<CallerName, 'anonymous' | 'member'>, Refusal])[] = [
  ['anonymous', 'no-credentials'],
  ['member', 'insufficient-role'],
];
