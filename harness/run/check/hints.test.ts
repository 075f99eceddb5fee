import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPages } from '../../domain/finding-pages/check-pages.ts';

const profile = JSON.parse(readFileSync('specs/profile.schema.json', 'utf8'));

/** Every key that a profile can have, wherever it is. */
function keysIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: unknown };
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(keysIn)];
}

test('what a doubt tells to write is a key that the profile takes', () => {
  const known = new Set(keysIn(profile));
  const hints = globSync('harness/run/check/doubt-*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['`](?:add|set|give|write|correct|leave)\b[^\n]*/g)].map(([text]) => text),
  );
  const fixes = Object.values(checkPages).map(({ fix }) => fix);
  const told = [...hints, ...fixes].flatMap((text) => [...text.matchAll(/\b([a-zA-Z]+):(?= )/g)]);
  expect(told.length).toBeGreaterThan(15);
  expect(told.map(([, key = '']) => key).filter((key) => !known.has(key))).toEqual([]);
});
