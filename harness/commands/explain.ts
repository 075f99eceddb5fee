import { Command } from 'commander';
import { loadContract } from '../contract/load-contract.ts';
import { findWord, glossaryPage, type Word } from '../domain/glossary.ts';
import { didYouMean } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';
import type { Requirement } from '../model/requirement.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';
import { selectRequirements } from '../run/plan/select-requirements.ts';
import { readRecord } from '../run/record/publish-reports.ts';
import { traceVerdict } from '../run/record/trace-verdict.ts';
import { parseKey } from '../run/replay/parse-key.ts';

interface ExplainFlags {
  readonly all?: boolean;
  readonly glossary?: boolean;
  readonly record?: string;
  readonly specs?: readonly string[];
}

/** `rolecall explain`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say what a requirement asks, what a word means, or how a verdict of a run came about')
    .argument('[what]', 'a requirement, a family, a word of the glossary, or with --record a replay key')
    .option('--record <file>', 'the run.jsonl whose verdict is traced: why it failed, and why it passed')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--all', 'all requirements as a Markdown table')
    .option('--glossary', 'all words as a Markdown page')
    .addHelpText(
      'after',
      "\nExamples:\n  rolecall explain\n  rolecall explain conflict.last-owner\n  rolecall explain 'control request'\n  rolecall explain 'dolfin/reject.schema#/role.enum letter-case' --record reports/out/run.jsonl",
    )
    .action(async (what: string | undefined, flags: ExplainFlags) => {
      const requirements = await loadRequirements();
      if (flags.all) return console.log(requirementTable(requirements));
      if (flags.glossary) return console.log(glossaryPage());
      if (what === undefined)
        return console.log(
          requirements.map((requirement) => `${requirement.id.padEnd(34)} ${requirement.sentence}`).join('\n'),
        );
      if (flags.record !== undefined) return console.log((await trace(what, flags.record, flags.specs)).join('\n'));
      const word = findWord(what);
      if (word) return console.log(describeWord(word));
      console.log(selectRequirements(requirements, what).map(explain).join('\n\n'));
    });
}

async function trace(key: string, file: string, specs: readonly string[] = []): Promise<readonly string[]> {
  const run = await readRecord(file);
  const [only, ...others] = run.header.contracts;
  const wanted = parseKey(key, others.length === 0 ? only?.id : undefined);
  const verdicts = run.verdicts.filter(
    ({ contract, requirement }) =>
      contract === wanted.contract && requirement.replace(/:.*/s, '') === wanted.requirement,
  );
  if (verdicts.length === 0) {
    const known = run.verdicts.map(({ contract, requirement }) => `${contract}/${requirement}`);
    throw new HarnessError('USAGE', `${file} has no verdict on ${key}`, didYouMean(key, known));
  }
  const contract = await loadContract(await findContractFolder(wanted.contract, specs), { allowExternalRefs: true });
  return verdicts.flatMap((verdict) => traceVerdict(verdict, contract, wanted.scenario));
}

function describeWord({ word, means, standard }: Word): string {
  return [word, `  ${means}`, ...(standard === undefined ? [] : [`  After: ${standard}`])].join('\n');
}

/** One requirement in full. */
function explain(requirement: Requirement): string {
  const lines = [
    `${requirement.id}  (${requirement.level})`,
    `  ${requirement.sentence}`,
    `  Why it matters: ${requirement.matters}`,
    `  At stake: ${requirement.severity}${requirement.owasp === undefined ? '' : `; OWASP ${requirement.owasp}`}`,
    ...(requirement.source === undefined ? [] : [`  Source: ${requirement.source}`]),
    ...(requirement.needs?.length
      ? [
          `  Needs: ${requirement.needs
            .map((need) =>
              Object.entries(need)
                .map((pair) => pair.join(' '))
                .join(),
            )
            .join(', ')}`,
        ]
      : []),
    `  Seen to catch: ${requirement.mustCatch.length === 0 ? 'nothing yet' : requirement.mustCatch.join(', ')}`,
  ];
  return lines.join('\n');
}

/** All requirements as a table of Markdown: the one in docs/requirements.md. */
export function requirementTable(requirements: readonly Requirement[]): string {
  const rows = requirements.map(
    ({ id, level, sentence, mustCatch }) =>
      `| \`${id}\` | ${level} | ${sentence.replaceAll('|', '\\|')} | ${mustCatch.length} |`,
  );
  return ['| requirement | level | sentence | faults |', '|---|---|---|---|', ...rows].join('\n');
}
