import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { requirementTable } from '../harness/commands/explain.ts';
import { findingsPage } from '../harness/commands/explain-finding.ts';
import { glossaryPage } from '../harness/domain/glossary.ts';
import { faultsByRequirement } from '../harness/mock/faults-by-requirement.ts';
import { loadFaults } from '../harness/mock/load-faults.ts';
import { loadRequirements } from '../harness/run/plan/load-requirements.ts';

const requirements = await loadRequirements();
const faults = [...(await loadFaults()).values()];

test('every id is there once', () => {
  const ids = requirements.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(59);
});

test.each(requirements.map((one) => [one.id, one] as const))('%s says what must be, and why', (_id, one) => {
  const word = one.level === 'must' ? /\b(MUST|MAY)\b/ : one.level === 'should' ? /\bSHOULD\b/ : /\bMAY\b/;
  expect(one.sentence).toMatch(word);
  expect(one.sentence).toMatch(/^[A-Z0-9].*\.$/);
  expect(one.matters).toMatch(/^[^A-Z].*[^.]$/);
});

test('no fault is meant for a requirement that is not there', () => {
  const ids = new Set(requirements.map(({ id }) => id));
  expect(faults.filter(({ caughtBy }) => !ids.has(caughtBy.requirement)).map(({ id }) => id)).toEqual([]);
});

test('every requirement has a fault at least', async () => {
  const meant = await faultsByRequirement();
  const without = requirements.filter(({ id }) => !meant.has(id)).map(({ id }) => id);
  expect(without).toEqual([]);
});

test.each([
  ['requirements', 'explain --all', requirementTable(requirements)],
  ['glossary', 'explain --glossary', glossaryPage()],
  ['findings', 'explain --findings', findingsPage()],
])('docs/%s.md says what the code says', async (page, command, made) => {
  const text = await readFile(new URL(`../docs/${page}.md`, import.meta.url), 'utf8');
  expect(text.includes(made.trim()), `run: node harness/cli.ts ${command}`).toBe(true);
});

test('every fault that a document or a help text names is one of the mock', async () => {
  const known = new Set(faults.map(({ id }) => id));
  const root = new URL('../', import.meta.url);
  const files = [
    'README.md',
    ...globSync('docs/*.md', { cwd: root }),
    ...globSync('harness/commands/*.ts', { cwd: root }),
  ];
  const named = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/--fault((?: [a-z0-9]+(?:-[a-z0-9]+)+)+)/g)].flatMap(
        ([, ids = '']) => ids.trim().split(' '),
      ),
    );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
