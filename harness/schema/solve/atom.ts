import type { Json } from '../../model/json.ts';
import type { Located } from '../reading/resolver.ts';

/** The types that values have; whole numbers are numbers here. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const allTypes: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'array', 'object'];

/** A schema that a value must meet, or must not. */
export interface Literal {
  readonly kind: 'schema';
  readonly at: Located;
  readonly holds: boolean;
}

/** What a value must meet: all of these. */
export type Goal = readonly Literal[];

/** Which members or items a rule has spoken about, for the `unevaluated` keywords that enclose it. */
export type Markers = readonly number[];

/** One demand without alternatives. Each speaks of values of its own type only, except `types`, `only` and `never`. */
export type Atom =
  | { readonly kind: 'types'; readonly allow: readonly JsonType[]; readonly whole?: boolean }
  | { readonly kind: 'only' | 'never'; readonly values: readonly Json[] }
  | { readonly kind: 'range'; readonly min?: number; readonly max?: number; readonly open?: boolean }
  | { readonly kind: 'multiple'; readonly of: number; readonly holds: boolean }
  | { readonly kind: 'length' | 'items-count' | 'size'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'pattern' | 'format'; readonly text: string; readonly holds: boolean }
  | { readonly kind: 'items'; readonly prefix: Goal; readonly rest: Literal | undefined; readonly markers: Markers }
  | { readonly kind: 'item-at'; readonly index: number; readonly goal: Literal }
  | { readonly kind: 'contains'; readonly goal: Literal; readonly min: number; readonly max: number }
  | { readonly kind: 'unique'; readonly holds: boolean }
  | { readonly kind: 'members'; readonly rule: MemberRule }
  | { readonly kind: 'required' | 'absent'; readonly name: string }
  | { readonly kind: 'names'; readonly goal: Literal }
  | { readonly kind: 'fails'; readonly goal: Literal }
  | {
      readonly kind: 'unevaluated';
      readonly of: 'items' | 'members';
      readonly marker: number;
      readonly goal: Literal;
      readonly markers: Markers;
    };

/** What `properties`, `patternProperties` and `additionalProperties` of one schema say together. */
export interface MemberRule {
  readonly named: ReadonlyMap<string, Literal>;
  readonly patterns: readonly { readonly pattern: string; readonly goal: Literal }[];
  readonly rest: Literal | undefined;
  readonly markers: Markers;
}

/** Either a demand or a schema that still has to be read. */
export type Part = Atom | Literal;

/** The key of a goal: the same demands in any order share it. */
export function goalKey(goal: Goal): string {
  return [...new Set(goal.map(({ at, holds }) => (holds ? at.id : -at.id)))].sort((one, other) => one - other).join();
}
