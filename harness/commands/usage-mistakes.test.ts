import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { startRolecall } from '../../bench/kit/run-cli.ts';

test.each([
  ['an unknown flag', ['run', '--nope'], 'unknown option'],
  ['an unknown flag below a command', ['client', 'init', '--nope'], 'unknown option'],
  ['a contract left out', ['client', 'serve'], 'which contract'],
  ['two contracts for one', ['client', 'serve', '-c', 'dolfin', 'openai'], 'one contract'],
  ['a command that there is not', ['rnu'], 'Did you mean run?'],
  ['nothing at all', [], 'Usage: rolecall'],
  ['a contract as an argument', ['run', 'dolfin'], 'too many arguments'],
  ['a contract that there is not', ['mock', 'dolfni'], 'did you mean "dolfin"?'],
  ['a name like nothing', ['run', '-c', 'nope'], '--specs DIR adds folders of your own'],
  ['a requirement that there is not', ['run', '-c', 'dolfin', '--grep', 'acept.persists'], 'accept.persists'],
  ['a fault that there is not', ['run', '-c', 'dolfin', '--fault', 'last-owner-lst'], '"last-owner-lost"'],
  [
    'a fault that no contract can have',
    ['run', '-c', 'dolfin', '--fault', 'retry-after-too-short'],
    'not apply to dolfin',
  ],
  ['a fault that the mock cannot have', ['mock', 'dolfin', '--fault', 'retry-after-too-short'], 'not apply to dolfin'],
  ['a folder that cannot be made', ['run', '-c', 'dolfin', '--out', '/proc/x'], 'cannot write /proc/x'],
  ['a format that there is not', ['run', '-c', 'dolfin', '--format', 'pdf'], 'there are annotations'],
  ['a number below none', ['run', '--runs', '-3'], 'a whole number'],
  ['a shard past the last', ['run', '--shard', '5/4'], 'INDEX/COUNT'],
  ['a port for a mock that there is not', ['mock', 'dolfin', '--port', '99999'], '99999'],
  ['a target file that is not there', ['run', '-t', 'x', '--targets', 'none.yaml'], 'cannot read the target file'],
  ['a record that is not there', ['report', 'none.jsonl'], 'RECORD_UNREADABLE'],
  ['a key that is none', ['replay', 'dolfin'], 'copy the key from the report'],
  ['a waiver without its reason', ['waive', 'dolfin/accept.persists'], '--reason'],
  ['a list of what there is not', ['list', 'nope'], 'contracts, requirements, faults, findings'],
  ['a code that there is not', ['explain', 'acepted-last-owner'], 'did you mean "accepted-last-owner"'],
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
