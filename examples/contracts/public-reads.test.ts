import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeFolder } from './judge-folder.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-public-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

// A directory that everybody may look at, in the two ways that a vendor says so.
test.each([
  ['its profile', 'membership-levels', 'profile.yaml', '\nreads:\n', '\nreads:\n  public: true\n'],
  ['its document', 'silent-success', 'openapi.yaml', '    get:\n', '    get:\n      security: []\n'],
] as const)(
  'a contract whose reads are public by %s holds against its own mock',
  async (_, name, file, from, to) => {
    cpSync(join(import.meta.dirname, name), folder, { recursive: true });
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replaceAll(from, to));
    const verdicts = await judgeFolder(folder);
    const bad = verdicts.filter(({ outcome }) => ['fail', 'error', 'blocked'].includes(outcome));
    expect(bad).toEqual([]);
    expect(verdicts.find(({ requirement }) => requirement === 'access.reads-need-permission')).toMatchObject({
      outcome: 'skipped',
      reason: 'the vendor lets anybody read users',
    });
  },
  60_000,
);

test('the mock of a public directory shows users to nobody in particular, and still refuses their updates', async () => {
  const { startMock } = await import('../../harness/index.ts');
  const specs = mkdtempSync(join(tmpdir(), 'rolecall-public-'));
  cpSync(join(import.meta.dirname, 'silent-success'), join(specs, 'ferry'), { recursive: true });
  const file = join(specs, 'ferry', 'openapi.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('    get:\n', '    get:\n      security: []\n'));
  const mock = await startMock('ferry', { specs: [specs] });
  try {
    const [id = ''] = mock.target.testUsers;
    const shown = await fetch(`${mock.baseUrl}/directory/people/${id}`, {
      headers: { 'x-requested-with': 'rolecall' },
    });
    expect([shown.status, JSON.stringify(await shown.json())]).toEqual([200, expect.stringContaining(id)]);
    const update = await fetch(`${mock.baseUrl}/tenants/dover/users/${id}/role`, {
      method: 'PATCH',
      headers: { 'x-requested-with': 'rolecall', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(update.status).toBe(401);
  } finally {
    await mock.close();
    rmSync(specs, { recursive: true, force: true });
  }
});
