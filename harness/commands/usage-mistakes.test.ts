import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { startRolecall } from '../../bench/kit/run-cli.ts';

test.each([
  ['an unknown flag', ['run', '--nope'], 'unknown option'],
  ['an unknown flag below a command', ['client', 'init', '--nope'], 'unknown option'],
  ['a contract left out', ['client', 'serve'], 'which contract'],
  ['two contracts for one', ['client', 'serve', '-c', 'dolfin', 'openai'], 'one contract'],
  ['a port that there is not', ['client', 'serve', 'dolfin', '--port', '99999'], '99999'],
])('%s ends with 2 and says what was typed wrong', async (_what, args, said) => {
  const { code, err } = await startRolecall(args, tmpdir()).ended;
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test('the contract of client serve may be named as that of client', async () => {
  const { child, ended } = startRolecall(['client', 'serve', '--contract', 'dolfin', '--port', '0'], tmpdir());
  child.stdout?.once('data', () => child.kill('SIGINT'));
  expect((await ended).out).toContain('http://127.0.0.1:');
});
