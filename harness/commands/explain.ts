import type { Command } from 'commander';
import { explainOfClient } from '../client/explain-of-client.ts';
import { loadClientRequirements } from '../client/load-client-requirements.ts';
import { findingCodes, findPages } from '../domain/finding-pages/find-page.ts';
import { findWord, glossary, glossaryPage, type Word } from '../domain/glossary.ts';
import { nearestNames } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';
import { faultsByRequirement } from '../mock/faults-by-requirement.ts';
import type { Requirement } from '../model/requirement.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';
import { isNamedBy } from '../verdict/gates/minimums.ts';
import { explainFinding, findingsPage } from './explain-finding.ts';

interface ExplainFlags {
  readonly all?: boolean;
  readonly glossary?: boolean;
  readonly findings?: boolean;
  readonly record?: string;
  readonly specs?: readonly string[];
}

/** `rolecall explain`. */
export function explainCommand(command: Command): Command {
  return command
    .argument(
      '[what]',
      'a requirement, a family, the code of a finding, a word of the glossary, or with --record a replay key',
    )
    .option('--record <file>', 'the run.jsonl whose verdict is traced: why it failed, and why it passed')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--all', 'all requirements as a Markdown table')
    .option('--glossary', 'all words as a Markdown page')
    .option('--findings', 'all codes of findings as a Markdown page')
    .addHelpText(
      'after',
      "\nExamples:\n  rolecall explain\n  rolecall explain conflict.last-owner\n  rolecall explain accepted-last-owner\n  rolecall explain 'control request'\n  rolecall explain 'dolfin/reject.schema#/role.enum letter-case' --record reports/out/run.jsonl",
    )
    .action(async (what: string | undefined, flags: ExplainFlags) => {
      const requirements = await loadRequirements();
      if (flags.all) return console.log(requirementTable(requirements));
      if (flags.glossary) return console.log(glossaryPage());
      if (flags.findings) return console.log(findingsPage());
      if (what === undefined)
        return console.log(
          requirements.map((requirement) => `${requirement.id.padEnd(34)} ${requirement.sentence}`).join('\n'),
        );
      if (flags.record !== undefined) {
        const { traceKey } = await import('./trace-key.ts');
        return console.log((await traceKey(what, flags.record, flags.specs)).join('\n'));
      }
      const pages = findPages(what);
      if (pages.length > 0) return console.log(await explainFinding(what, pages));
      const word = findWord(what);
      if (word) return console.log(describeWord(word));
      console.log(await explainRequirements(what, requirements));
    });
}

/** Every requirement that a pattern names, of servers and of clients. */
async function explainRequirements(what: string, requirements: readonly Requirement[]): Promise<string> {
  const ofClients = (await loadClientRequirements()).filter(({ id }) => isNamedBy(what, id));
  const ofServers = requirements.filter(({ id }) => isNamedBy(what, id));
  if (ofClients.length + ofServers.length === 0) throw unknown(what, requirements);
  const meant = await faultsByRequirement();
  return [...ofServers.map((one) => explain(one, meant.get(one.id) ?? [])), ...ofClients.map(explainOfClient)].join(
    '\n\n',
  );
}

function unknown(what: string, requirements: readonly Requirement[]): HarnessError {
  const words = glossary.flatMap(({ words }) => words.map(({ word }) => word));
  const near = nearestNames(what, [...requirements.map(({ id }) => id), ...findingCodes(), ...words]);
  const hint = near.length === 0 ? '' : `did you mean ${near.map((one) => `"${one}"`).join(' or ')}? `;
  return new HarnessError(
    'REQUIREMENT_UNKNOWN',
    `no requirement, finding or word matches "${what}"`,
    `${hint}rolecall list requirements lists requirements, rolecall list findings the codes of findings`,
  );
}

function describeWord({ word, means, standard }: Word): string {
  return [word, `  ${means}`, ...(standard === undefined ? [] : [`  After: ${standard}`])].join('\n');
}

/** One requirement in full. */
function explain(requirement: Requirement, faults: readonly string[]): string {
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
    `  Seen to catch: ${faults.length === 0 ? 'nothing yet' : faults.join(', ')}`,
  ];
  return lines.join('\n');
}

/** All requirements as a table of Markdown: the one in docs/requirements.md. */
export function requirementTable(requirements: readonly Requirement[]): string {
  const rows = requirements.map(
    ({ id, level, sentence }) => `| \`${id}\` | ${level} | ${sentence.replaceAll('|', '\\|')} |`,
  );
  return ['| requirement | level | sentence |', '|---|---|---|', ...rows].join('\n');
}
