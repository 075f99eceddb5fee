import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryFault } from '../../bench/faults/try-fault.ts';
import type { Verdict } from '../../harness/index.ts';
import { loadFaults } from '../../harness/mock/load-faults.ts';
import type { LoadedFault } from '../../harness/model/mock.ts';
import { judgeFolder } from './judge-folder.ts';
import { makeDocument } from './whole-document/make-document.ts';

/** For each made-up contract, faults that its suite must not let pass. */
const planted: Readonly<Record<string, readonly string[]>> = {
  'filtered-list': ['role-not-stored', 'second-scheme-refused', 'pattern-not-enforced'],
  'membership-levels': ['wrong-id-in-response', 'type-not-enforced', 'last-owner-lost'],
  'query-user': ['unknown-user-accepted', 'prose-constraint-not-enforced', 'no-credentials-accepted'],
  'role-array': ['items-not-enforced', 'member-allowed', 'unknown-user-accepted'],
  'role-holders': ['assignment-replaces', 'no-credentials-accepted', 'unknown-user-accepted'],
  'role-map': ['first-of-several-users-updated', 'some-of-several-users-updated', 'enum-not-enforced'],
  'rpc-body-id': ['stored-for-somebody-else', 'member-allowed', 'unknown-user-accepted'],
  'scim-patch': ['patch-half-applied', 'role-not-stored', 'unknown-user-accepted'],
  'scim-roles': ['items-not-enforced', 'role-not-stored', 'wrong-type'],
  'shift-list': ['last-of-several-users-updated', 'some-of-several-users-updated', 'unknown-user-accepted'],
  'silent-success': ['nothing-stored', 'status-created', 'last-owner-refused-but-applied'],
  'ranked-crew': ['if-match-ignored', 'managed-user-updated', 'above-caller-allowed'],
  'replaced-crew': ['omitted-field-kept', 'condition-not-required', 'if-match-ignored'],
  'suffixed-path': ['one-credential-suffices', 'wrong-type', 'not-stored-for-one-value'],
  'whole-document': ['second-scheme-open', 'role-left-out-for-one-value', 'error-wrong-shape'],
  'whole-user': ['mismatched-id-accepted', 'documented-header-missing', 'rate-limited-but-applied'],
};

const faults = await loadFaults();
const names = Object.keys(planted).sort();
const here = import.meta.dirname;
let folders = '';

beforeAll(() => {
  folders = mkdtempSync(join(tmpdir(), 'rolecall-examples-'));
  for (const name of names) cpSync(join(here, name), join(folders, name), { recursive: true });
  writeFileSync(join(folders, 'whole-document', 'openapi.json'), JSON.stringify(makeDocument()));
});

afterAll(() => rmSync(folders, { recursive: true, force: true }));

test('every example is tried', () => {
  const found = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(found.map(({ name }) => name).sort()).toEqual(names.toSorted());
});

test.each(names)('%s holds against its own mock', { timeout: 60_000 }, async (name) => {
  const verdicts = await judgeFolder(join(folders, name));
  const bad = verdicts.filter(({ outcome }) => ['fail', 'error', 'blocked'].includes(outcome));
  expect(bad.map((verdict) => `${verdict.requirement} ${verdict.outcome} ${describe(verdict)}`)).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(20);
});

test.each(names.flatMap((name) => (planted[name] ?? []).map((fault) => [name, fault] as const)))(
  '%s turns red when its mock has the fault %s, by the requirement meant for it',
  async (name, id) => {
    const fault = faults.get(id) as LoadedFault;
    const tried = await tryFault(join(folders, name), fault, { seed: 1, runs: 5, deadlineMs: 5000 });
    expect(tried).toMatchObject({ caught: true });
  },
);

function describe(verdict: Verdict): string {
  if ('findings' in verdict) return verdict.findings.map(({ fact }) => fact).join('; ');
  return 'reason' in verdict ? verdict.reason : '';
}
