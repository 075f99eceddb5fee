/** What came of one document. */
export interface Row {
  readonly document: string;
  readonly bytes: number;
  /** `right` first, `asked` with the right one among what is offered, `missed`: asked without it, `wrong`: taken and wrong. */
  readonly outcome: 'right' | 'asked' | 'missed' | 'wrong';
  /** Taken, or offered first. */
  readonly operation: string | undefined;
  /** Its contract on its own mock. */
  readonly mock?: string;
  readonly seconds: { readonly search: number; readonly proof: number };
}

/** One line for a document, on the terminal. */
export function tell({ document, bytes, outcome, operation, mock, seconds }: Row): string {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const time = `${seconds.search.toFixed(1)} + ${seconds.proof.toFixed(1)} s`;
  return `${outcome.padEnd(7)} ${document.padEnd(40)} ${size.padStart(8)} ${time.padStart(13)}  ${operation ?? '-'}${mock === undefined ? '' : `  (${mock})`}`;
}

/** The figures as a table of Markdown. */
export function table(rows: readonly Row[], decoys: readonly string[]): string {
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const proven = rows.filter(({ mock }) => mock !== undefined);
  const green = proven.filter(({ mock }) => mock === 'green').length;
  const refused = proven.filter(({ mock }) => mock?.startsWith('asked')).length;
  const times = rows.map(({ seconds }) => seconds.search).sort((one, other) => one - other);
  const largest = Math.max(...rows.map(({ bytes }) => bytes)) / 1e6;
  return [
    '| documents | right first | asked, right one offered | asked, right one not offered | silently wrong | decoys taken |',
    '|---|---|---|---|---|---|',
    `| ${rows.length} | ${count('right')} | ${count('asked')} | ${count('missed')} | ${count('wrong')} | ${decoys.length} |`,
    '',
    '| contracts written | green on their own mock | refused with a question | not proven, noted | median search | largest document |',
    '|---|---|---|---|---|---|',
    `| ${proven.length - refused} | ${green} | ${refused} | ${proven.length - refused - green} | ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} s | ${largest.toFixed(0)} MB in ${(times.at(-1) ?? 0).toFixed(1)} s |`,
  ].join('\n');
}
