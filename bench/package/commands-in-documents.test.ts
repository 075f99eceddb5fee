import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openCommands } from '../../harness/commands/commands.ts';

type Command = Awaited<ReturnType<typeof openCommands>>[number];

// What docs/reference.md says is made from the commands themselves.
const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md')].filter(
  (file) => file !== 'docs/reference.md',
);

/** Lines of code blocks and pieces of code within sentences. */
function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block.replaceAll(/ \\\n\s*/g, ' ').split('\n'),
  );
  const rest = text.replaceAll(/^```\w*\n.*?^```$/gms, '').replaceAll(/ \\\n\s*/g, ' ');
  const indented = [...rest.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line);
  const inline = [...rest.matchAll(/`([^`\n]+)`/g)].map(([, piece = '']) => piece);
  return [...blocks, ...indented, ...inline];
}

const codes = documents.flatMap((file) => codeOf(readFileSync(file, 'utf8')).map((code) => ({ file, code })));
const parts = codes.flatMap(({ file, code }) =>
  code
    .replace(/\s+#.*$/, '')
    .split(/\s(?:&&|\|\|?|;|>>?)\s|\$\(/)
    .map((part) => ({ file, part: part.trim() })),
);
const lines = parts.flatMap(({ file, part }) => {
  const [, line] =
    /^(?:\$ |- (?:run: )?|run: )?(?:npx (?:--yes )?|npm run --silent )?rolecall(?:@\S+)? (?:-- )?([a-z].*)$/.exec(
      part,
    ) ?? [];
  return line === undefined ? [] : [[file, line] as const];
});

/** Lets a command, and those below it, be read and do nothing. */
function stub(command: Command): void {
  command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .action(() => {});
  for (const below of command.commands) stub(below);
}

/** What a line has wrong; a piece of one may leave out what it is not about. */
async function mistakeIn(line: string): Promise<string | undefined> {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain = '']) => double ?? single ?? plain.replace(/[,.;)]+$/, ''),
  );
  const [name = '', ...all] = words.filter((word) => !/^[.\s]*$/.test(word));
  const command = (await openCommands([name])).find((one) => one.name() === name);
  if (command === undefined) return `no command ${name}`;
  stub(command);
  try {
    command.parse(
      all.map((word) => word.replaceAll(/\$\w+/g, '1')),
      { from: 'user' },
    );
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const partial = [
      'commander.missingArgument',
      'commander.missingMandatoryOptionValue',
      'commander.optionMissingArgument',
    ];
    const isPlaceholder = cause.code === 'commander.invalidArgument' && /argument '[A-Z./]+/.test(cause.message);
    return partial.includes(String(cause.code)) || isPlaceholder ? undefined : cause.message;
  }
}

test('every command line in the documents is one that the command line takes', async () => {
  expect(lines.length).toBeGreaterThan(120);
  const wrong: string[] = [];
  for (const [file, line] of lines) {
    const mistake = await mistakeIn(line);
    if (mistake !== undefined) wrong.push(`${file}: rolecall ${line}: ${mistake}`);
  }
  expect(wrong).toEqual([]);
});

test('every npm script and every file that a document starts is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = parts.flatMap(({ file, part }) => {
    const [, script] = /^npm run (?:--silent )?([\w:-]+)/.exec(part) ?? [];
    const [, path] = /^node ((?:bench|harness|reports|examples)\/\S+)/.exec(part) ?? [];
    return [
      ...(script === undefined || script in scripts ? [] : [`${file}: npm run ${script}`]),
      ...(path === undefined || existsSync(path) ? [] : [`${file}: node ${path}`]),
    ];
  });
  expect(parts.filter(({ part }) => /^npm run/.test(part)).length).toBeGreaterThan(30);
  expect(named).toEqual([]);
});
