import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadWaivers } from './load-waivers.ts';
import { requirementIds } from './requirement-ids.ts';

const file = join(mkdtempSync(join(tmpdir(), 'waivers-')), 'rolecall.waivers.yaml');
const entry = (requirement: string) => `  - requirement: ${requirement}
    contract: acme
    expect: { finding: any }
    reason: known
    owner: team
    link: https://example.test/1
    expires: 2999-01-01
`;

test('one file serves servers and clients, and a name of neither is refused', () => {
  writeFileSync(file, `waivers:\n${entry('accept.persists')}${entry('retry.backs-off')}`);
  const of = (kind: 'server' | 'client', other: 'server' | 'client') =>
    loadWaivers(
      requirementIds(kind).map((id) => ({ id })),
      file,
      requirementIds(other),
    )?.entries.map(({ requirement }) => requirement);
  expect([of('server', 'client'), of('client', 'server')]).toEqual([['accept.persists'], ['retry.backs-off']]);
  expect(() => loadWaivers([{ id: 'accept.persists' }], file, [])).toThrow('WAIVER_INVALID');
});
