import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCommands } from '../../harness/commands/commands.ts';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import { keysOfSchema, type Schema, type SchemaKey } from './schema-keys.ts';

type Command = Awaited<ReturnType<typeof openCommands>>[number];

/** Files that people write, by their schema. */
export const schemasOfFiles = [
  ['Target file', 'rolecall.targets.yaml', 'specs/targets.schema.json'],
  ['Profile of a contract', 'profile.yaml', 'specs/profile.schema.json'],
  ['Waiver file', 'rolecall.waivers.yaml', 'specs/waivers.schema.json'],
] as const;

/** Kinds of lines of a record, in their order. */
const lines = ['header', 'verdict', 'summary', 'footer'] as const;

/** Every key of each kind of line of a record. */
export function keysOfRecord(): readonly (readonly [kind: string, what: string, keys: readonly SchemaKey[]])[] {
  const root = readSchema('reports/run.schema.json');
  return lines.map((kind) => {
    const line = { ...root.$defs?.[kind] };
    return [kind, line.description ?? '', keysOfSchema({ ...root, ...line })];
  });
}

/** docs/reference.md: every command with its flags, every file with its keys, from what the code and the schemas say. */
export async function referencePage(): Promise<string> {
  const names = (await openCommands([])).map((command) => command.name());
  const commands = await openCommands(names);
  const files = schemasOfFiles.map(([title, file, path]) => {
    return [
      `## ${title}: ${file}`,
      '',
      `\`${path}\`. In the first line of the file, for an editor: \`# yaml-language-server: $schema=node_modules/rolecall/${path}\`.`,
      '',
      ...keyTable(keysOfSchema(readSchema(path))),
    ].join('\n');
  });
  const record = keysOfRecord().map(([kind, what, keys]) =>
    [`### type: ${kind}`, '', what, '', ...keyTable(keys)].join('\n'),
  );
  return `# Reference

Every command and flag, every key of the files that people write and of the record that a run writes. Made from the command line and the schemas by
\`node bench/package/write-reference.ts\`; a test holds it to them. In a key \`*\` is a name of one's own, \`[]\` an item.

${commands.flatMap((command) => [command, ...command.commands].map((one) => commandPart(one, one === command ? '' : `${command.name()} `))).join('\n\n')}

${files.join('\n\n')}

## Record of a run: run.jsonl

\`reports/run.schema.json\`. One JSON object a line; [report.md](report.md) says how it is read.

${record.join('\n\n')}
`;
}

function keyTable(keys: readonly SchemaKey[]): readonly string[] {
  const rows = keys.map(
    ({ path, type, required, description }) =>
      `| \`${path}\` | ${cell(type)} | ${required ? 'yes' : ''} | ${cell(description)} |`,
  );
  return ['| key | type | required | meaning |', '|---|---|---|---|', ...rows];
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
