import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import schema from '../../specs/profile.schema.json' with { type: 'json' };
import { isObject } from '../domain/is-object.ts';
import type { Json } from '../model/json.ts';

/** Every property that a schema names, at any depth. */
function properties(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(properties);
  if (!isObject(value)) return [];
  const own = isObject(value.properties) ? Object.keys(value.properties) : [];
  return [...own, ...Object.values(value).flatMap(properties)];
}

test('the published schema and the type name the same fields', () => {
  const model = ['profile', 'profile-reads', 'refusal', 'rate-limit', 'unassign']
    .map((name) => readFileSync(join(import.meta.dirname, `../model/${name}.ts`), 'utf8'))
    .join('\n');
  const typed = [...model.matchAll(/readonly (\w+)\??:/g)].map((match) => match[1] ?? '');
  const refusals = [...(/type Refusal =([^;]*);/.exec(model)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  expect(refusals.length).toBeGreaterThan(20);
  const published = properties(schema as unknown as Json);
  expect([...new Set(published)].toSorted()).toEqual([...new Set([...typed, ...refusals])].toSorted());
});

test('every object of the published schema refuses what it does not know', () => {
  const open: string[] = [];
  const visit = (value: Json, at: string): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item as Json, `${at}/${index}`);
    if (!isObject(value)) return;
    // `if` only asks; what it names is known beside it.
    if (isObject(value.properties) && value.additionalProperties !== false && !at.endsWith('/if')) open.push(at);
    for (const [key, inner] of Object.entries(value)) visit(inner, `${at}/${key}`);
  };
  visit(schema as unknown as Json, '');
  // Property maps have members called `properties` only where a field has that name: none has.
  expect(open).toEqual([]);
});
