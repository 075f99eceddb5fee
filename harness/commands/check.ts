import type { Command } from 'commander';
import { explainProfile } from '../contract/effective/explain-profile.ts';
import { checkContract } from '../run/check/check-contract.ts';
import type { CheckedContract, CheckNote } from '../run/check/checked-contract.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';
import { foldersToCheck } from './folders-to-check.ts';

interface CheckFlags {
  readonly explain?: boolean;
  readonly json?: boolean;
  readonly allowExternalRefs?: boolean;
}

/** `rolecall check`. */
export function checkCommand(command: Command): Command {
  return command
    .argument('<folder...>', 'folders with a profile.yaml and its document, folders of such, or names of contracts')
    .option('--explain', 'print the whole profile that a run goes by, each line with where it comes from')
    .option('--json', 'print what was found as JSON')
    .option('--allow-external-refs', 'let a document lie, and refer to files, outside its folder')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall check specs/acme\n  rolecall check specs/*\n  rolecall check contracts/acme --explain\n  rolecall check contracts/acme --json\n\nExit codes: 0 can run, 2 has to be corrected.',
    )
    .action(async (names: readonly string[], flags: CheckFlags) => {
      const folders = await foldersToCheck(names);
      const requirements = await loadRequirements();
      const options = { allowExternalRefs: flags.allowExternalRefs ?? false };
      const checked: CheckedContract[] = [];
      for (const folder of folders) {
        checked.push(await checkContract(folder, requirements, options));
      }
      if (flags.explain && checked.every(({ problems }) => problems.length === 0)) {
        console.log(folders.map((folder) => explainProfile(folder, options)).join('\n---\n'));
        return;
      }
      console.log(flags.json ? JSON.stringify(checked, undefined, 2) : checked.map(describeChecked).join('\n\n'));
      process.exitCode = checked.some(({ problems }) => problems.length > 0) ? 2 : 0;
    });
}

/** What checking found, for people: what to act on before what does not apply. */
export function describeChecked(checked: CheckedContract): string {
  const { folder, title, operation, problems, doubts, gaps, applying, skipped, needs } = checked;
  const head = title === undefined ? folder : `${folder}: ${title}, ${operation}`;
  if (problems.length > 0) return [head, ...lines('wrong', problems), ...lines('doubt', doubts)].join('\n');
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  return [
    head,
    `  can run: ${applying} requirements apply, ${skipped.length} would be skipped`,
    ...lines('doubt', doubts),
    ...lines('gap  ', gaps),
    ...[...reasons].map(
      ([reason, those]) => `  skipped  ${those.map(({ requirement }) => requirement).join(', ')}: ${reason}`,
    ),
    `  a live target needs ${needs.join('; ')}`,
  ].join('\n');
}

function lines(label: string, notes: readonly CheckNote[]): readonly string[] {
  return notes.map(
    ({ code, fact, hint, at }) => `  ${label}    ${fact}${at ? ` (${at})` : ''}\n           ${code}; ${hint}`,
  );
}
