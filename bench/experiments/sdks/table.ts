import type { Verdict } from '../../../harness/model/verdict.ts';

/** One client on one contract. */
export interface Row {
  readonly contract: string;
  readonly name: string;
  readonly program: string;
  readonly verdicts: readonly Verdict[];
}

const words: Readonly<Record<Verdict['outcome'], string>> = {
  pass: 'holds',
  fail: '**does not hold**',
  warn: 'should hold, and does not',
  waived: 'waived',
  blocked: 'not tried',
  skipped: '-',
  error: 'not tried',
};

/** A table per contract, and under it a line for everything that does not hold, with what reproduces it. */
export function tableOf(rows: readonly Row[]): string {
  const contracts = [...new Set(rows.map(({ contract }) => contract))];
  return contracts
    .map((contract) => {
      const mine = rows.filter((row) => row.contract === contract);
      const ids = mine[0]?.verdicts.map(({ requirement }) => requirement) ?? [];
      const of = (row: Row, id: string) => row.verdicts.find(({ requirement }) => requirement === id);
      const shown = ids.filter((id) => mine.some((row) => of(row, id)?.outcome !== 'skipped'));
      const lines = shown.map(
        (id) => `| ${id} | ${mine.map((row) => words[of(row, id)?.outcome ?? 'skipped']).join(' | ')} |`,
      );
      const head = [
        `| ${contract} | ${mine.map(({ name }) => name).join(' | ')} |`,
        `|---|${mine.map(() => '---|').join('')}`,
      ];
      return `### ${contract}\n\n${[...head, ...lines].join('\n')}\n\n${mine.flatMap(details).join('\n')}\n`;
    })
    .join('\n');
}

function details({ contract, name, program, verdicts }: Row): readonly string[] {
  return verdicts.flatMap((verdict) => {
    if (!('findings' in verdict)) return [];
    const found = verdict.findings.filter(({ kind }) => kind !== 'note');
    // One line for each thing that is wrong, with every scenario that shows it.
    const seen = [...new Map([...found].reverse().map((finding) => [finding.code, finding])).values()];
    return seen.map(({ fact, received, code }) => {
      const line = `rolecall client --contract ${contract} --command "${program}" --grep ${verdict.requirement}`;
      const scenarios = new Set(found.flatMap((finding) => (finding.code === code ? [finding.case] : [])));
      const what = `${fact.replaceAll('|', '\\|')} (${[...scenarios].join('; ')})`;
      return `- ${name}, ${verdict.requirement}: ${what}. Seen: ${received.replace(/"message[^)]*/, '').slice(0, 220)}. \`${line}\``;
    });
  });
}
