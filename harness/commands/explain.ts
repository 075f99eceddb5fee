import { Command } from 'commander';
import type { Requirement } from '../model/requirement.ts';
import { loadRequirements } from '../run/load-requirements.ts';
import { selectRequirements } from '../run/select-requirements.ts';

/** `rolecall explain`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say what a requirement asks, why, and what it is seen to catch')
    .argument('[requirement]', 'an id, a family or a part of an id; default: a line for each')
    .option('--all', 'all requirements as a Markdown table')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall explain\n  rolecall explain conflict.last-owner\n  rolecall explain rate limit',
    )
    .action(async (pattern: string | undefined, { all }: { readonly all?: boolean }) => {
      const requirements = await loadRequirements();
      if (all) return console.log(table(requirements));
      if (pattern === undefined)
        return console.log(
          requirements.map((requirement) => `${requirement.id.padEnd(34)} ${requirement.sentence}`).join('\n'),
        );
      console.log(selectRequirements(requirements, pattern).map(explain).join('\n\n'));
    });
}

/** One requirement in full. */
function explain(requirement: Requirement): string {
  const lines = [
    `${requirement.id}  (${requirement.level})`,
    `  ${requirement.sentence}`,
    `  Why it matters: ${requirement.matters}`,
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
    `  Seen to catch: ${requirement.mustCatch.length === 0 ? 'nothing yet; it is not scored' : requirement.mustCatch.join(', ')}`,
  ];
  return lines.join('\n');
}

function table(requirements: readonly Requirement[]): string {
  const rows = requirements.map(
    ({ id, level, sentence, mustCatch }) =>
      `| \`${id}\` | ${level} | ${sentence.replaceAll('|', '\\|')} | ${mustCatch.length} |`,
  );
  return ['| requirement | level | sentence | faults |', '|---|---|---|---|', ...rows].join('\n');
}
