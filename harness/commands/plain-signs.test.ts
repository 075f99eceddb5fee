import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rolecall } from '../../bench/kit/run-cli.ts';
import { outcomeWords } from '../../reports/facts/outcome-words.ts';
import { showsOnlyAscii, withPlainSigns } from './plain-signs.ts';

test.each([
  [{}, false],
  [{ LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LANG: 'C' }, true],
  [{ LANG: 'POSIX' }, true],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ LANG: 'C', LC_ALL: 'C.UTF-8' }, false],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, true],
  [{ LANG: '', LC_CTYPE: 'UTF-8' }, false],
  [{ TERM: 'linux', LANG: 'en_US.UTF-8' }, true],
])('in the environment %j only ASCII is shown: %s', (environment, plain) => {
  expect(showsOnlyAscii(environment)).toBe(plain);
});

test('every sign of an outcome has one of its own in ASCII', () => {
  const signs = outcomeWords.map(({ sign, word }) => withPlainSigns(`${sign} ${word}`));
  expect(signs.filter((sign) => !/^[ -~]+$/.test(sign))).toEqual([]);
  expect(new Set(signs).size).toBe(outcomeWords.length);
});

test('a run in the locale C writes ASCII alone', async () => {
  const { out, err, code } = await rolecall(
    ['run', '--contract', 'dolfin', '--grep', 'document', '--out', 'plain'],
    mkdtempSync(join(tmpdir(), 'rolecall-plain-')),
    { LANG: 'C', LC_ALL: 'C' },
  );
  expect([code, out.includes('! warn')]).toEqual([0, true]);
  expect(`${out}${err}`).toMatch(/^[\n\r\t -~]*$/);
});
