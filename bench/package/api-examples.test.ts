import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as front from '../../harness/index.ts';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import * as schema from '../../harness/schema/schema.ts';
import * as suite from '../../harness/suite.ts';
import { start } from '../kit/run-cli.ts';

const page = readFileSync(join(packageRoot, 'docs/api.md'), 'utf8');
const doors: Readonly<Record<string, string>> = {
  rolecall: 'harness/index.ts',
  'rolecall/suite': 'harness/suite.ts',
  'rolecall/schema': 'harness/schema/schema.ts',
};
const examples = [...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?```ts\n([\s\S]*?)```/gm)].map(
  ([, title = '', code = '']) => [title, code] as const,
);

test.each(examples)('the example "%s" of docs/api.md runs', async (title, code) => {
  // Beside the sources, as their own doors: what a package's exports lead to.
  const file = join(packageRoot, 'reports', 'out', `example-${title.replace(/\W+/g, '-')}.ts`);
  const text = code.replace(
    /from '(rolecall[^']*)'/g,
    (_, door) => `from '${pathToFileURL(join(packageRoot, doors[door] ?? ''))}'`,
  );
  mkdirSync(join(packageRoot, 'reports', 'out'), { recursive: true });
  writeFileSync(file, text);
  try {
    const { code: exit, err } = await start([process.execPath, file], packageRoot).ended;
    expect([exit, err]).toEqual([0, '']);
  } finally {
    rmSync(file);
  }
});

test('docs/api.md or docs/generator.md names everything that the doors export', () => {
  expect(examples.length).toBeGreaterThan(4);
  const text = page + readFileSync(join(packageRoot, 'docs/generator.md'), 'utf8');
  const exported = [
    ...Object.keys(front),
    ...Object.keys(suite),
    ...Object.keys(schema),
    'conformance',
    'testWithMock',
  ];
  expect(exported.filter((name) => !text.includes(name))).toEqual([]);
});
