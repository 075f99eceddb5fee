import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCommands } from '../../harness/commands/commands.ts';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import { keysOfSchema, type Schema } from './schema-keys.ts';

type Command = Awaited<ReturnType<typeof openCommands>>[number];

/** Files that people write, by their schema. */
export const schemasOfFiles = [
  ['Target file', 'rolecall.targets.yaml', 'specs/targets.schema.json'],
  ['Profile of a contract', 'profile.yaml', 'specs/profile.schema.json'],
  ['Waiver file', 'rolecall.waivers.yaml', 'specs/waivers.schema.json'],
] as const;

/** docs/reference.md: every command with its flags, every file with its keys, from what the code and the schemas say. */
export async function referencePage(): Promise<string> {
  const names = (await openCommands([])).map((command) => command.name());
  const commands = await openCommands(names);
  const files = schemasOfFiles.map(([title, file, path]) => {
    const keys = keysOfSchema(readSchema(path));
    const rows = keys.map(
      ({ path: key, type, required, description }) =>
        `| \`${key}\` | ${cell(type)} | ${required ? 'yes' : ''} | ${cell(description)} |`,
    );
    return [
      `## ${title}: ${file}`,
      '',
      `\`${path}\`. In the first line of the file, for an editor: \`# yaml-language-server: $schema=node_modules/rolecall/${path}\`.`,
      '',
      '| key | type | required | meaning |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return `# Reference

Every command and flag, every key of the files that people write. Made from the command line and the schemas by
\`node bench/package/write-reference.ts\`; a test holds it to them. In a key \`*\` is a name of one's own, \`[]\` an item.

${commands.flatMap((command) => [command, ...command.commands].map((one) => commandPart(one, one === command ? '' : `${command.name()} `))).join('\n\n')}

${files.join('\n\n')}
`;
}

/** The schema in a file of the repository. */
export function readSchema(path: string): Schema {
  return JSON.parse(readFileSync(join(packageRoot, path), 'utf8')) as Schema;
}

function commandPart(command: Command, above: string): string {
  const rows = command.options.map(({ flags, description, defaultValue, argChoices }) => {
    const told = [
      description,
      ...(argChoices ? [`one of ${argChoices.join(', ')}`] : []),
      ...(defaultValue === undefined || typeof defaultValue === 'boolean'
        ? []
        : [`default ${[defaultValue].flat().join(', ')}`]),
    ];
    return `| \`${flags}\` | ${cell(told.join('; '))} |`;
  });
  const table = rows.length === 0 ? [] : ['', '| flag | does |', '|---|---|', ...rows];
  const usage = `rolecall ${above}${command.name()} ${command.usage()}`;
  return [`## ${above}${command.name()}`, '', `\`${usage}\`: ${command.description()}.`, ...table].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').replaceAll('<', '&lt;');
}
