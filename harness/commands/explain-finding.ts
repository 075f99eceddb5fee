import { loadContract } from '../contract/load-contract.ts';
import { findingTopics, isOfCheck } from '../domain/finding-pages/find-page.ts';
import type { FindingPage } from '../domain/finding-pages/page.ts';
import { loadFaults } from '../mock/load-faults.ts';
import type { LoadedFault } from '../model/mock.ts';
import { findContracts } from '../run/plan/find-contracts.ts';

/** What a finding's code means, how to see it on the mock, how to fix it and how to live with it. */
export async function explainFinding(code: string, pages: readonly FindingPage[]): Promise<string> {
  const faults = [...(await loadFaults()).values()].filter(({ caughtBy }) => caughtBy.code === code);
  const finders = [...new Set(faults.map(({ caughtBy }) => caughtBy.requirement))];
  const shown = await shownBy(faults);
  return [
    `${code}  (finding)`,
    ...pages.flatMap(({ means, example, fix }) => [
      `  Means: ${means}`,
      `  Example: ${example}`,
      `  To fix it: ${fix}`,
    ]),
    ...(finders.length === 0 ? [] : [`  Found by: ${finders.join(', ')}`]),
    ...(shown === undefined ? [] : [`  To see it on the mock: ${shown}`]),
    ...(isOfCheck(code) ? ['  Found by: rolecall check DIR'] : acceptLines(finders[0])),
  ].join('\n');
}

/** How to live with what a run found. */
function acceptLines(finder = 'REQUIREMENT'): readonly string[] {
  return [
    "  To accept it for a while: rolecall waive 'KEY' --reason ... --owner ... --link ... --expires ..., with the key of the report",
    `  To leave it out: rolecall run --grep-invert ${finder}`,
  ];
}

/** The line that makes a mock show it, on the first contract that can. */
async function shownBy(faults: readonly LoadedFault[]): Promise<string | undefined> {
  if (faults.length === 0) return undefined;
  for (const { folder, id } of await findContracts()) {
    const contract = await loadContract(folder);
    const fault = faults.find(({ appliesTo }) => appliesTo(contract) === true);
    if (fault) return `rolecall run --contract ${id} --grep ${fault.caughtBy.requirement} --fault ${fault.id}`;
  }
  return undefined;
}

/** Every code as a Markdown page. */
export function findingsPage(): string {
  const parts = findingTopics.map(({ topic, pages }) => {
    const rows = Object.entries(pages).map(([code, { means, example, fix }]) =>
      [`### ${code}`, '', `${sentence(means)} Example: \`${example.replaceAll('`', "'")}\`.`, '', `Fix: ${fix}.`].join(
        '\n',
      ),
    );
    return [`## ${topic}`, ...rows].join('\n\n');
  });
  return `# Findings

What each code in a report means, an example, and what to change; \`rolecall explain CODE\` says the same, with a line that shows it on the mock.
To accept one for a while, write a waiver ([waivers.md](waivers.md)); \`--grep-invert REQUIREMENT\` leaves a requirement out. This page is made by
\`rolecall explain --findings\`, and a test holds it to the code.

${parts.join('\n\n')}
`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
