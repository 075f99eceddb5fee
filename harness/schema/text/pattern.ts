import type { CodePoints } from './code-points.ts';

/** What a regular expression of ECMA-262 says, without its notation. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CodePoints }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number }
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'boundary'; readonly holds: boolean }
  | { readonly kind: 'ahead'; readonly part: Pattern; readonly holds: boolean };

/** A pattern uses what no linear-time engine can decide: back references, look-behind. */
export class UnsupportedPattern extends Error {}
