import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeRoot } from './package-root.ts';

/** Ids of our own requirements, by the names of their files: of servers, and of clients. */
export function requirementIds(of: 'server' | 'client'): readonly string[] {
  const directory = join(codeRoot, of === 'client' ? 'suites/client' : 'suites');
  const families = readdirSync(directory, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'client' && entry.name !== 'steps',
  );
  return families.flatMap(({ name }) =>
    readdirSync(join(directory, name))
      .filter((file) => /\.[jt]s$/.test(file) && !/\.(test|d)\.[jt]s$/.test(file))
      .map((file) => `${name}.${file.slice(0, -3)}`),
  );
}
