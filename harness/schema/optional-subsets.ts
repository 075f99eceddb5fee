import type { Json } from '../model/json.ts';
import { isObject } from './reading/subschemas.ts';

const mostPairs = 6;
const mostSingles = 20;

/** The payload with each optional member alone, then with each pair, then without each one of them. */
export function* optionalSubsets(
  full: Json,
  minimal: Json,
): Generator<{ readonly names: string; readonly value: Json }> {
  if (!isObject(full) || !isObject(minimal)) return;
  const optional = Object.keys(full).filter((name) => !Object.hasOwn(minimal, name));
  const only = (kept: readonly string[]) => ({
    names: kept.map((name) => `/${name}`).join(' '),
    value: Object.fromEntries(
      Object.entries(full).filter(([name]) => Object.hasOwn(minimal, name) || kept.includes(name)),
    ),
  });
  for (const name of optional.slice(0, mostSingles)) yield only([name]);
  if (optional.length > mostPairs) return;
  for (const [index, name] of optional.entries())
    for (const other of optional.slice(index + 1)) yield only([name, other]);
}
