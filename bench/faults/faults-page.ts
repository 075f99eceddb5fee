import { html, trusted } from '../../reports/html/markup.ts';

/** One fault on one contract, as the page shows it. */
interface FaultRow {
  readonly contract: string;
  readonly fault: string;
  readonly family: string;
  readonly requirement: string;
  readonly caught: boolean;
  readonly outcome?: string;
  readonly codes: readonly string[];
  readonly requests?: number;
}

/** What the page is made from. */
interface FaultsPageInput {
  readonly contracts: readonly string[];
  readonly seconds: number;
  readonly trials: readonly FaultRow[];
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
thead th { position: sticky; top: 0; background: Canvas; }
tbody th { font-weight: 400; font-family: ui-monospace, monospace; }
.missed { color: light-dark(#a01515, #ff9b9b); font-weight: 600; }
.none { opacity: .45; }
`;

/** The kill matrix as one page: fault and requirement down, contracts across, requests to the first detection within. */
export function faultsPage({ contracts, seconds, trials }: FaultsPageInput): string {
  const byFault = Map.groupBy(trials, ({ fault }) => fault);
  const missed = trials.filter(({ caught }) => !caught).length;
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Rolecall kill matrix</title><style>${trusted(style)}</style></head>
<body>
<h1>${missed === 0 ? `All ${trials.length} planted faults were caught` : `${missed} of ${trials.length} planted faults were missed`}</h1>
<p>${byFault.size} faults on ${contracts.length} contracts in ${seconds} s. A fault is caught when the requirement meant for it turns red for the reason meant. A number is the request at which it did.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">fault</th><th scope="col">requirement meant for it</th>${contracts.map((contract) => html`<th scope="col">${contract}</th>`)}</tr></thead>
<tbody>${[...byFault].map(
    ([
      fault,
      rows,
    ]) => html`<tr><th scope="row">${fault}</th><td>${rows[0]?.requirement ?? ''}</td>${contracts.map((contract) => cell(rows.find((row) => row.contract === contract)))}</tr>
`,
  )}</tbody></table></div>
</body></html>
`.toString();
}

function cell(row: FaultRow | undefined) {
  if (!row) return html`<td class="none">cannot have it</td>`;
  if (row.caught) return html`<td>✓ ${row.requests ?? 'caught'}</td>`;
  return html`<td class="missed">✗ missed: ${row.outcome ?? 'not tried'} ${row.codes.join(', ')}</td>`;
}
