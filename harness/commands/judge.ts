import type { Command } from 'commander';
import { type JudgeAgainOptions, judgeAgain } from '../run/judge-again/judge-again.ts';
import type { JudgedAgain } from '../run/judge-again/judge-record.ts';
import { oneLine } from './one-line.ts';

/** Findings shown of one verdict. */
const mostShown = 5;

/** `rolecall judge`. */
export function judgeCommand(command: Command): Command {
  return command
    .argument('<record>', 'run.jsonl of a run')
    .option('--specs <folder...>', 'further folders of contracts, searched first (default: those of the run)')
    .option('--suites <folder...>', 'folders with requirements of your own')
    .option('--grep <pattern>', 'only requirements whose id matches: a part of it, or a glob with *')
    .option('--allow-external-refs', "let a document refer to files outside its contract's folder")
    .addHelpText(
      'after',
      `
Judges what was written down by the contract as it is now: a changed document or requirement, without a server. Only what judges
every response and what examines the document; the others need a server, see rolecall replay.
Exit code as that of rolecall run.

Examples:
  rolecall judge reports/out/run.jsonl
  rolecall judge run.jsonl --specs ./contracts --grep response.`,
    )
    .action(async (record: string, flags: JudgeAgainOptions) => {
      const { judged, exitCode, reasons, told } = await judgeAgain(record, flags);
      for (const one of judged) for (const line of describe(one)) console.log(line);
      for (const line of told) console.log(`note: ${line}`);
      for (const line of reasons) console.error(line);
      process.exitCode = exitCode;
    });
}

function describe({ verdict, before }: JudgedAgain): readonly string[] {
  const { contract, target, requirement, outcome } = verdict;
  const change = outcome === before ? '' : `  (${before === undefined ? 'not judged by the run' : `was ${before}`})`;
  const findings = 'findings' in verdict ? verdict.findings.filter(({ kind }) => kind !== 'note') : [];
  return [
    `${outcome.padEnd(8)} ${contract} on ${target}  ${requirement}${change}`,
    ...('reason' in verdict ? [`  ${oneLine(verdict.reason)}`] : []),
    ...findings
      .slice(0, mostShown)
      .map(
        ({ kind, code, fact, expected, received }) =>
          `  ${kind} ${code}: ${oneLine(fact)}; expected ${oneLine(expected)}, received ${oneLine(received)}`,
      ),
    ...(findings.length > mostShown ? [`  and ${findings.length - mostShown} more`] : []),
  ];
}
