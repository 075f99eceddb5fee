import { type Command, Option } from 'commander';
import { explainOfClient } from '../client/explain-of-client.ts';
import { loadClientRequirements } from '../client/load-client-requirements.ts';
import { runClient, selectClientRequirements } from '../client/run-client.ts';
import { HarnessError } from '../errors.ts';
import { chooseFormats } from '../run/record/publish-reports.ts';
import { clientInitCommand } from './client-init.ts';
import { clientServeCommand } from './client-serve.ts';
import { addClosing, type Closing, closeRun } from './close-run.ts';
import { formatList } from './format-list.ts';
import { addGateFlags, type GateFlags } from './gate-flags.ts';
import { wholeNumber } from './numbers.ts';

interface ClientFlags extends GateFlags, Closing {
  readonly contract: readonly string[];
  readonly command: readonly string[];
  readonly name: readonly string[];
  readonly oneShot?: boolean;
  readonly specs?: readonly string[];
  readonly grep?: string;
  readonly out: string;
  readonly waivers?: string;
  readonly format: readonly string[];
  readonly parallel: number;
  readonly patience: number;
}

/** `rolecall client`. */
export function clientCommand(command: Command): Command {
  command
    .option('-c, --contract <name...>', 'contracts by name')
    .option('--command <line...>', 'how the adapter is started, for the shell; several are compared')
    .option('--name <name...>', 'what the report calls them, in the same order')
    .option('--one-shot', 'the adapter makes one call, told by environment variables')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('-o, --out <folder>', 'where the record and the reports go', 'reports/out')
    .option('--grep <pattern>', 'only requirements whose id matches: a family, a part, a glob with *')
    .option('--waivers <file>', 'file of known failures (default: rolecall.waivers.yaml, found upwards)')
    .option('--format <list>', 'reports beside the record: html, junit, ...', formatList, ['html', 'junit'])
    .addOption(new Option('--parallel <number>', 'calls at once, each in a process').argParser(wholeNumber).default(6))
    .addOption(
      new Option('--patience <seconds>', 'how long an adapter may say nothing').argParser(wholeNumber).default(30),
    )
    .addHelpText(
      'after',
      `
Examples:
  rolecall client --contract acme --command "node adapter.mjs"
  rolecall client --contract acme --command "node new.mjs" "node old.mjs" --name new old --grep retry
  rolecall client init acme --language go   an adapter to put your client into
  rolecall client serve -c acme             no adapter: a server per scenario
  rolecall client requirements              what is asked of a client`,
    );
  command
    .command('requirements')
    .description('list what is asked of a client; with an id, a family or a part of an id, say why')
    .argument('[requirement]')
    .action(async (pattern: string | undefined) => {
      const chosen = selectClientRequirements(await loadClientRequirements(), pattern);
      for (const requirement of chosen)
        console.log(
          pattern === undefined
            ? `${requirement.id.padEnd(30)} ${requirement.level.padEnd(7)} ${requirement.sentence}`
            : explainOfClient(requirement),
        );
    });
  command.addCommand(clientInitCommand()).addCommand(clientServeCommand());
  return addClosing(addGateFlags(command)).action(async (flags: Partial<ClientFlags>) => {
    process.exitCode = await run(flags);
  });
}

async function run({
  contract,
  command,
  name = [],
  oneShot = false,
  quiet = false,
  json = false,
  ...flags
}: Partial<ClientFlags>): Promise<number> {
  if (!contract || !command)
    throw new HarnessError(
      'USAGE',
      'a contract and a command are needed',
      'type rolecall client --contract NAME --command "node adapter.mjs"; rolecall client init writes an adapter',
    );
  const { format = ['html', 'junit'], patience, ...options } = flags;
  await chooseFormats(format);
  const clients = command.map((line, index) => ({
    command: line,
    name: name[index] ?? (command.length === 1 ? 'client' : `client-${index + 1}`),
    oneShot,
  }));
  const result = await runClient({
    ...options,
    contracts: contract,
    clients,
    ...(patience === undefined ? {} : { patienceSeconds: patience }),
    onVerdict: ({ requirement, outcome }, done, of) => {
      if (process.stderr.isTTY && !quiet) process.stderr.write(`\r\x1b[2K${done}/${of}  ${requirement}  ${outcome}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  await closeRun(result, format, flags.baseline, { quiet, json });
  return result.exitCode;
}
