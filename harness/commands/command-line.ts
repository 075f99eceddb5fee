import { Command, CommanderError, Option } from 'commander';
import { HarnessError } from '../errors.ts';
import { readVersion } from '../run/plan/package-root.ts';
import { exitCodeOfError } from '../run/record/exit-code-of-error.ts';
import { openCommands } from './commands.ts';
import { showsOnlyAscii, writePlainSigns } from './plain-signs.ts';

/** Carries out a command line: prints what it says, or what went wrong, and sets the exit code of the process. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  if (showsOnlyAscii(process.env)) for (const stream of [process.stdout, process.stderr]) writePlainSigns(stream);
  const program = new Command('rolecall')
    .description("Checks endpoints that update a user's role against the contract that their vendor published.")
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addOption(new Option('--verbose', 'print stack traces of errors'))
    .showHelpAfterError('(rolecall --help says what there is)')
    .addHelpText(
      'after',
      `
Examples:
  rolecall run                          all contracts on the embedded mock; report in reports/out/report.html
  rolecall run --contract acme          one contract: a folder of specs/, or of --specs DIR
  rolecall mock acme --port 4010        the mock as a server of its own
  rolecall explain conflict.last-owner  what a requirement asks, and why

Exit codes: 0 conformant, 1 failures, 2 usage or configuration, 3 incomplete, 4 the harness broke,
5 the target does not respond.`,
    )
    .exitOverride()
    // Every command shows its usage there, also those that are not loaded.
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` });
  for (const command of await openCommands(words)) program.addCommand(throwing(command));

  // Whoever reads the output may have seen enough (head): that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (cause) {
    process.exitCode = report(cause, words);
  }
}

/** Says what went wrong, without a stack unless asked for, and returns the exit code. */
function report(cause: unknown, words: readonly string[]): number {
  // Help and version arrive here too; commander has printed already.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  const verbose = words.includes('--verbose');
  if (cause instanceof HarnessError) console.error(verbose ? cause.stack : cause.message);
  else {
    const text = cause instanceof Error ? (verbose ? cause.stack : `${cause.name}: ${cause.message}`) : String(cause);
    console.error(`[INTERNAL] ${text}\nHint: run again with --verbose and report what it prints`);
  }
  return exitCodeOfError(cause);
}

/** A command, and those below it, that throws where it would end the process: every mistake in what was typed ends alike. */
function throwing(command: Command): Command {
  for (const below of command.commands) throwing(below);
  return command.exitOverride();
}
