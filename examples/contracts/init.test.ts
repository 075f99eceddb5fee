import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type InitFlags, initContract } from '../../harness/commands/init.ts';
import { judgeFolder } from './judge-folder.ts';
import { makeDocument } from './whole-document/make-document.ts';

/** What cannot be guessed from each document, as a person would type it. */
const typed: Readonly<Record<string, InitFlags>> = {
  'filtered-list': { role: '/clear~1ance/~0level', roleInUser: '/held/~0level' },
  'membership-levels': {},
  'query-user': { role: '/duty', values: ['relief', 'night', 'day'] },
  'role-array': {},
  'role-holders': {},
  'role-map': { role: '/duties/*', roleInUser: '/duty', readList: 'GET /gardens/{garden}/gardeners' },
  'rpc-body-id': { role: '/station', readOne: 'GET /crew.get' },
  'scim-patch': {},
  'scim-roles': {},
  'shift-list': {},
  'silent-success': { readOne: 'GET /directory/people/{person}', roleInUser: '/assignment/role/id' },
  'suffixed-path': {},
  'whole-document': {},
  'whole-user': {},
};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-init-'));
  writeFileSync(join(folder, 'whole.json'), JSON.stringify(makeDocument()));
});

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(typed))(
  'what init makes of %s passes its check and holds against its mock',
  {
    timeout: 60_000,
  },
  async (name, flags) => {
    const document =
      name === 'whole-document' ? join(folder, 'whole.json') : join(import.meta.dirname, name, 'openapi.yaml');
    const out = join(folder, name);
    expect(
      await initContract(document, { ...flags, out, targets: join(folder, 'targets.yaml'), yes: true }, undefined),
      // Its document does not say which roles there are.
    ).toBe(name === 'silent-success' ? 3 : 0);
    const verdicts = await judgeFolder(out);
    const bad = verdicts.filter(({ outcome }) => ['fail', 'error', 'blocked'].includes(outcome));
    expect(bad.map(({ requirement, outcome }) => `${requirement} ${outcome}`)).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(35);
  },
);
