import type { FaultTrial } from './try-fault.ts';

/** What a run over all faults gives. */
interface FaultResult {
  readonly faults: number;
  readonly contracts: readonly string[];
  readonly seconds: number;
  readonly trials: readonly FaultTrial[];
  readonly neverApplicable: readonly string[];
}

/** A Markdown table: by class, faults, pairs of fault and contract, caught, and requests to the first detection. */
export function sensitivity({ trials }: FaultResult): string {
  const families = [...new Set(trials.map(({ family }) => family))].sort();
  const rows = [
    ...families.map((family) =>
      row(
        family,
        trials.filter((context) => context.family === family),
      ),
    ),
    row('**all**', trials),
  ];
  return [
    '| class | faults | on contracts | caught | median requests | 90th percentile | most |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function row(name: string, trials: readonly FaultTrial[]): string {
  const requests = trials.flatMap(({ requests }) => requests ?? []).sort((one, other) => one - other);
  const at = (share: number) => requests[Math.min(requests.length - 1, Math.floor(requests.length * share))] ?? '-';
  const caught = trials.filter((context) => context.caught).length;
  return `| ${name} | ${new Set(trials.map(({ fault }) => fault)).size} | ${trials.length} | ${caught} | ${at(0.5)} | ${at(0.9)} | ${requests.at(-1) ?? '-'} |`;
}
