import { isObject } from '../domain/is-object.ts';
import type { Json, JsonObject } from '../model/json.ts';

const mostPairs = 6;
const mostSingles = 20;

/** Some of the optional members of a payload, and what to call them. */
interface OptionalSubset {
  readonly names: string;
  readonly value: JsonObject;
}

/** The payload with each optional member alone, without each one of them, and with each pair together and apart. */
export function* optionalSubsets(full: Json, minimal: Json): Generator<OptionalSubset> {
  if (!isObject(full) || !isObject(minimal)) return;
  const optional = Object.keys(full).filter((name) => !Object.hasOwn(minimal, name));
  const only = (kept: readonly string[]): JsonObject =>
    Object.fromEntries(Object.entries(full).filter(([name]) => Object.hasOwn(minimal, name) || kept.includes(name)));
  const having = (kept: readonly string[]) => ({
    names: `with ${kept.map((name) => `/${name}`).join(' ')}`,
    value: only(kept),
  });
  for (const name of optional.slice(0, mostSingles)) yield having([name]);
  for (const name of optional.slice(0, mostSingles))
    yield { names: `without /${name}`, value: only(optional.filter((other) => other !== name)) };
  if (optional.length <= mostPairs) {
    for (const [index, name] of optional.entries())
      for (const other of optional.slice(index + 1)) yield having([name, other]);
    return;
  }
  // Two members differ in some digit of their index: of each two, some half has the one and not the other.
  for (let bit = 1; bit < optional.length; bit *= 2)
    for (const set of [true, false])
      yield {
        names: `half ${Math.log2(bit)}${set ? 'a' : 'b'}`,
        value: only(optional.filter((_, index) => ((index & bit) !== 0) === set)),
      };
}
