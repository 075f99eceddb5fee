import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import { keysOfRecord, readSchema, referencePage, schemasOfFiles } from './reference-page.ts';
import { keysOfSchema } from './schema-keys.ts';

test('docs/reference.md says what commands and schemas say', async () => {
  const page = readFileSync(join(packageRoot, 'docs/reference.md'), 'utf8');
  expect(page === (await referencePage()), 'run: node bench/package/write-reference.ts').toBe(true);
});

test.each(schemasOfFiles)('an editor has a text for every key of the %s', (_, _file, path) => {
  const keys = keysOfSchema(readSchema(path));
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter(({ description }) => description === '').map((key) => key.path)).toEqual([]);
});

test.each(keysOfRecord())('there is a text for every key of a line of type %s', (_, what, keys) => {
  expect(what).not.toBe('');
  expect(keys.filter(({ description }) => description === '').map(({ path }) => path)).toEqual([]);
});

test('each schema can be named in a catalogue: an id of its own, a title, and what it is for', () => {
  const paths = [
    ...schemasOfFiles.map(([, , path]) => path),
    'specs/client-adapter.schema.json',
    'reports/run.schema.json',
  ];
  const schemas = paths.map(readSchema);
  expect(new Set(schemas.map(({ $id }) => $id)).size).toBe(paths.length);
  for (const { $id, title, description } of schemas) {
    expect($id).toMatch(/^urn:rolecall:[a-z-]+:1$/);
    expect([title, description]).not.toContain(undefined);
  }
});

test('the catalogue names the files that Rolecall looks for, and schemas that are there', () => {
  const { schemas } = JSON.parse(readFileSync(join(packageRoot, 'specs/catalog.json'), 'utf8'));
  const names = schemasOfFiles.map(([, file]) => file).filter((file) => file.startsWith('rolecall.'));
  expect(schemas.flatMap(({ fileMatch }: { fileMatch: string[] }) => fileMatch)).toEqual(names);
  for (const { url } of schemas) expect(readSchema(`specs/${url}`).$id).toMatch(/^urn:/);
});

test('every key that the table of docs/contracts.md names is one of a profile', () => {
  const keys = new Set(
    keysOfSchema(readSchema('specs/profile.schema.json')).map(({ path }) => path.replaceAll('[]', '')),
  );
  const [, table = ''] = readFileSync(join(packageRoot, 'docs/contracts.md'), 'utf8').split('| field | what it says |');
  const rows = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (`[^|]+) \|/gm)].map(([, names = '']) => names);
  expect(rows.length).toBeGreaterThan(30);
  const named = rows.flatMap((names) => {
    let above = '';
    return [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
      const whole = (name.startsWith('.') ? above + name : name).replaceAll('[]', '');
      if (!name.startsWith('.')) above = whole.split('.').slice(0, -1).join('.');
      return whole;
    });
  });
  expect(named.filter((name) => !keys.has(name))).toEqual([]);
});

test('the schema that a profile or target file of this repository names for an editor is there', () => {
  const files = globSync(['specs/**/profile.yaml', 'examples/**/*.yaml', 'docs/examples/**/*.yaml'], {
    cwd: packageRoot,
  });
  const named = files.flatMap((file) => {
    const [, path] =
      /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(join(packageRoot, file), 'utf8')) ?? [];
    return path === undefined || path.startsWith('node_modules/')
      ? []
      : [[file, join(packageRoot, file, '..', path)] as const];
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([, schema]) => !existsSync(schema)).map(([file]) => file)).toEqual([]);
});
