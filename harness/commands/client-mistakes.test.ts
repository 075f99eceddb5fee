import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rolecall } from '../../bench/kit/run-cli.ts';

test.each([
  ['ends at once', 'echo no module named sdk >&2; exit 3', 'no module named sdk', 'type echo | '],
  [
    'wants variables',
    'set -u; echo "$ROLECALL_OPERATION"',
    'ROLECALL_OPERATION',
    'an adapter that reads ROLECALL_... variables needs --one-shot',
  ],
  ['is no program', 'pyton3 adapter.py', 'pyton3', 'check --command'],
])(
  'a client that %s is a mistake that is told before anything is judged',
  async (_, command, fact, hint) => {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-client-'));
    const { code, err, out } = await rolecall(
      ['client', '--contract', 'dolfin', '--command', command, '--quiet'],
      folder,
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^\[USAGE\] /);
    expect(err).toContain(fact);
    expect(err).toContain(`Hint: ${hint}`);
  },
  60_000,
);
