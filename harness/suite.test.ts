import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The own modules that a file loads, types left out. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, names, path = ''] of source.matchAll(
    /^(?:import|export) (?!type )(?:\{([^}]*)\} from )?'(\.[^']+)';/gm,
  )) {
    const isTypes = names?.split(',').every((name) => /^\s*(type |$)/.test(name)) ?? false;
    if (!isTypes) loadedBy(resolve(dirname(file), path), seen);
  }
  return seen;
}

test.each(['access/challenge', 'protocol/allow-header', 'response/never-5xx', 'reject/schema', 'accept/persists'])(
  'the requirement %s loads under 60 own modules, and nothing that sends or opens',
  (name) => {
    const loaded = [...loadedBy(resolve(`suites/${name}.ts`))];
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.length).toBeLessThan(60);
    expect(loaded.filter((file) => /harness\/(exchange|mock|run|target|contract|commands)\//.test(file))).toEqual([]);
  },
);
