import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, start } from '../../../bench/kit/run-cli.ts';
import { openCommands } from '../commands.ts';
import { offered } from './offered.ts';

test.each([
  ['', 'run'],
  ['run --sel', '--select'],
  ['run --select ', 'quick'],
  ['run --contract ', 'catalogue'],
  ['run --contract one ', 'catalogue'],
  ['run ', '--target'],
  ['run --grep ', 'conflict.last-owner'],
  ['run --fault ', 'last-owner-lost'],
  ['client ', 'init'],
  ['client init --', '--language'],
  ['list ', 'faults'],
  ['explain ', 'accepted-last-owner'],
])('after "rolecall %s" the shell offers %s', async (line, word) => {
  const words = await offered(line.split(' '), openCommands);
  // Contracts are named after vendors: any of them will do.
  if (word === 'catalogue') expect(words.length).toBeGreaterThan(20);
  else expect(words).toContain(word);
});

test.each(['report ', 'nope ', 'run --out '])('after "rolecall %s" it is for the shell to say', async (line) => {
  expect(await offered(line.split(' '), openCommands)).toEqual([]);
});

/** What each shell says of "rolecall run --select s" with the script that it is given. */
const shells: Readonly<Record<string, string>> = {
  bash: `source <(rolecall completion bash)
COMP_WORDS=(rolecall run --select s)
COMP_CWORD=3
_rolecall
echo "$COMPREPLY"`,
  zsh: `autoload -Uz compinit; compinit -D
source <(rolecall completion zsh)
compadd() { local list=\${@[-1]}; print -l -- \${(M)\${(P@)list}:#s*} }
words=(rolecall run --select s) CURRENT=4
_rolecall`,
  fish: 'rolecall completion fish | source; complete -C "rolecall run --select s"',
};
const found = Object.entries(shells).filter(([shell]) => spawnSync(shell, ['-c', ':']).status === 0);

test.each(found)('%s completes a value from the script that it is given', async (shell, script) => {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'));
  writeFileSync(join(folder, 'rolecall'), `#!/bin/sh\nexec "${command[0]}" "${command[1]}" "$@"\n`);
  chmodSync(join(folder, 'rolecall'), 0o755);
  const environment = { PATH: `${folder}:${process.env.PATH}`, HOME: folder };
  const { out, err } = await start([shell, '-c', script], folder, environment).ended;
  expect([out, err]).toEqual(['security\n', '']);
});
