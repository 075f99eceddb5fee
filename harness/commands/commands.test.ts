import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../run/plan/package-root.ts';
import { openCommands } from './commands.ts';

const listed = await openCommands([]);
const names = listed.map((command) => command.name());
const loaded = await openCommands(names);

test('the list of commands shows of each what the command itself would', () => {
  const lines = (all: typeof listed) => all.map((command) => `${command.name()} ${command.usage()}`);
  expect(lines(listed)).toEqual(lines(loaded));
});

test('only commands that are asked for are loaded', async () => {
  const [run, ...others] = await openCommands(['run']);
  expect([run?.options.length !== 0, others.filter((command) => command.options.length > 0)]).toEqual([true, []]);
});

test('the entry asks for the Node that the package asks for, before it imports anything', () => {
  const entry = readFileSync(join(packageRoot, 'harness', 'cli.ts'), 'utf8');
  const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { engines: object };
  const [, major, minor] = /needed = \[(\d+), (\d+)\]/.exec(entry) ?? [];
  expect(engines).toEqual({ node: `>=${major}.${minor}` });
  expect(entry).not.toMatch(/^import /m);
});
