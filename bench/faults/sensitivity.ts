import type { FaultRequirementContext } from './try-fault.ts';

/** What a run over all faults gives. */
export interface FaultResult {
  readonly faults: number;
  readonly contracts: readonly string[];
  readonly seconds: number;
  readonly contexts: readonly FaultRequirementContext[];
  readonly neverApplicable: readonly string[];
}

/** A Markdown table: by class, faults, pairs of fault and contract, caught, and requests to the first detection. */
export function sensitivity({ contexts }: FaultResult): string {
  const families = [...new Set(contexts.map(({ family }) => family))].sort();
  const rows = [
    ...families.map((family) =>
      row(
        family,
        contexts.filter((context) => context.family === family),
      ),
    ),
    row('**all**', contexts),
  ];
  return [
    '| class | faults | on contracts | caught | median requests | 90th percentile | most |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function row(name: string, contexts: readonly FaultRequirementContext[]): string {
  const requests = contexts.flatMap(({ requests }) => requests ?? []).sort((one, other) => one - other);
  const at = (share: number) => requests[Math.min(requests.length - 1, Math.floor(requests.length * share))] ?? '-';
  const caught = contexts.filter((context) => context.caught).length;
  return `| ${name} | ${new Set(contexts.map(({ fault }) => fault)).size} | ${contexts.length} | ${caught} | ${at(0.5)} | ${at(0.9)} | ${requests.at(-1) ?? '-'} |`;
}
