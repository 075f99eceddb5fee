import { isObject } from '../../domain/is-object.ts';
import { HarnessError } from '../../errors.ts';
import type { Pointer } from '../../model/json.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import { literals } from '../solve/parts.ts';

/** Names that the old `dependencies` may list where ajv reads it itself: it makes code of each. */
const mostListed = 5000;

const unions = ['anyOf', 'oneOf', 'if', 'then', 'else'];

/** Throws where ajv is known to judge wrongly: no answer is better than a wrong one. */
export function requireDecidable(
  reached: ReadonlySet<Located>,
  resolver: Resolver,
  toDocument: (pointer: Pointer) => Pointer,
): void {
  for (const at of reached) {
    const reason = undecidable(at, resolver);
    if (reason === undefined) continue;
    const fact = `ajv cannot judge #${toDocument(at.pointer)}: ${reason}`;
    throw new HarnessError('SCHEMA_UNDECIDABLE', fact, 'write the schema there in another way');
  }
}

function undecidable(at: Located, resolver: Resolver): string | undefined {
  const { dependencies, properties, unevaluatedItems, unevaluatedProperties } = resolver.keywords(at);
  const listed = isObject(dependencies) ? Object.values(dependencies).filter(Array.isArray).flat().length : 0;
  if (listed > mostListed)
    return `its \`dependencies\` list ${listed} names, more than ${mostListed}; \`dependentRequired\` has no such limit`;
  if (isObject(properties) && Object.hasOwn(properties, '__proto__'))
    return 'a property called __proto__ is passed over';
  if (unevaluatedItems === undefined && unevaluatedProperties === undefined) return undefined;
  for (const { at: inner, isUnion } of inPlace({ at, isUnion: false }, resolver, new Set())) {
    const keywords = resolver.keywords(inner);
    if (unevaluatedItems === undefined) continue;
    if (keywords.contains !== undefined) return 'items that `contains` finds are not counted as evaluated';
    if (isUnion && keywords.items !== undefined) return '`items` in a branch hides what other branches leave over';
  }
  return undefined;
}

interface InPlace {
  readonly at: Located;
  /** It is in a branch, which may or may not hold. */
  readonly isUnion: boolean;
}

/** The schemas that apply to the same value as one schema, itself first. */
function* inPlace(from: InPlace, resolver: Resolver, seen: Set<Located>): Generator<InPlace> {
  if (seen.has(from.at)) return;
  seen.add(from.at);
  yield from;
  const { $ref, $dynamicRef } = resolver.keywords(from.at);
  const next = (at: Located, isUnion = from.isUnion) => inPlace({ at, isUnion }, resolver, seen);
  if (typeof $ref === 'string') yield* next(resolver.follow(from.at, $ref));
  if (typeof $dynamicRef === 'string') yield* next(resolver.followDynamic(from.at, $dynamicRef));
  for (const { at } of literals(from.at, 'allOf', true, resolver)) yield* next(at);
  for (const keyword of unions) for (const { at } of literals(from.at, keyword, true, resolver)) yield* next(at, true);
}
