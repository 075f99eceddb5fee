import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Requirement } from '../../model/requirement.ts';
import { specsDirectory } from '../plan/package-root.ts';
import { checkContract } from './check-contract.ts';

const requirement: Requirement = {
  kind: 'examine',
  id: 'family.name',
  level: 'must',
  severity: 'updates',
  sentence: 'It MUST hold.',
  matters: 'nothing',
  appliesTo: ({ reads }) => reads.list !== undefined || 'no list',
  needs: [{ caller: 'member' }, { fixture: 'lastOwner' }, { allow: 'last-owner' }, { read: 'any' }],
  examine: () => [],
};

const examples = join(specsDirectory, '..', 'examples', 'contracts');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-check-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of an example with one text of a file replaced. */
function altered(
  name: string,
  file: 'profile.yaml' | 'openapi.yaml',
  from: string | RegExp,
  to: string | ((found: string) => string),
): string {
  cpSync(join(examples, name), folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  const changed = text.replace(from, to as string);
  if (changed === text) throw new Error(`nothing to replace in ${name}: ${from}`);
  writeFileSync(join(folder, file), changed);
  return folder;
}

const codes = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code);

test('a sound folder has no problems and says what a live target needs', async () => {
  const checked = await checkContract(join(examples, 'membership-levels'), [requirement]);
  expect(checked).toMatchObject({ problems: [], doubts: [], applying: 1, skipped: [] });
  expect(checked.needs).toEqual([
    'callers: admin, member',
    'testUsers: 1 or more',
    'fixtures: lastOwner',
    'organization',
    'allow: last-owner',
  ]);
});

test('a requirement that does not apply is told with its reason', async () => {
  const checked = await checkContract(join(examples, 'silent-success'), [requirement]);
  expect(checked.skipped).toEqual([{ requirement: 'family.name', reason: 'no list' }]);
});

test('a requirement whose read the contract lacks is told too', async () => {
  const checked = await checkContract(join(examples, 'query-user'), [{ ...requirement, appliesTo: () => true }]);
  expect(checked.skipped[0]?.reason).toContain('documents no read');
});

test('a pointer that leads nowhere is a problem with file, line and column', async () => {
  const checked = await checkContract(
    altered('rpc-body-id', 'profile.yaml', 'request: /station', 'request: /statoin'),
    [],
  );
  expect(codes(checked.problems)).toEqual(['PROFILE_INVALID']);
  expect(checked.problems[0]?.fact).toMatch(/profile\.yaml:\d+:\d+ .*\/statoin/);
});

test('each of several mistakes has a hint of its own, and no name that is there already', async () => {
  const checked = await checkContract(
    altered('rpc-body-id', 'profile.yaml', '\nresource:', '\nuser_:\n  id: 1\nresponse:'),
    [],
  );
  const hints = checked.problems.map(({ fact, hint }) => [fact.split(' ').slice(1).join(' ').split(':')[0], hint]);
  const correct = expect.stringContaining('correct it there');
  expect(hints).toContainEqual(['/user_ is not known', correct]);
  expect(hints).toContainEqual(['the profile has no resource', expect.stringContaining('add resource: ...')]);
});

test('two rules that leave no value are a problem', async () => {
  const proseConstraints = `constraints:
  - { id: short, description: Short., source: here, pointer: /reason, schema: { maxLength: 3 } }
  - { id: long, description: Long., source: here, pointer: /reason, schema: { minLength: 9 } }
errors:`;
  const checked = await checkContract(altered('filtered-list', 'profile.yaml', 'errors:', proseConstraints), []);
  expect(codes(checked.problems)).toEqual(['constraints-contradict']);
  expect(checked.problems[0]?.hint).toContain('short or long');
});

test('a rule that forbids nothing is a doubt', async () => {
  const proseConstraints =
    'constraints:\n  - { id: idle, description: Short., source: here, pointer: /reason, schema: { maxLength: 30 } }\nerrors:';
  const checked = await checkContract(altered('filtered-list', 'profile.yaml', 'errors:', proseConstraints), []);
  expect(codes(checked.doubts)).toEqual(['constraint-forbids-nothing']);
});

test('a documented status that nothing provokes is a doubt', async () => {
  const checked = await checkContract(altered('silent-success', 'profile.yaml', / {2}last-owner: .*\n/, ''), []);
  expect(codes(checked.doubts)).toEqual(['status-without-refusal']);
});

test('a refusal without a source, and one whose statuses nobody documents, are doubts', async () => {
  const checked = await checkContract(
    altered('silent-success', 'profile.yaml', / {2}(missing-field|malformed-id): .*\n/g, (line) =>
      line.includes('missing')
        ? '  missing-field: { statuses: [400] }\n'
        : '  malformed-id: { statuses: [418], source: here }\n',
    ),
    [],
  );
  expect(codes(checked.doubts)).toEqual(['refusal-without-source', 'refusal-undocumented']);
});

test('roles that cannot be written or are not ranked are doubts', async () => {
  const checked = await checkContract(altered('query-user', 'profile.yaml', 'value: relief', 'value: idle'), []);
  expect(codes(checked.doubts)).toEqual(['role-not-writable', 'role-not-ranked', 'no-read']);
});

test('a folder that cannot be read is a problem, not an exception', async () => {
  expect(codes((await checkContract(join(folder, 'nowhere'), [])).problems)).toEqual(['DOCUMENT_UNREADABLE']);
});
