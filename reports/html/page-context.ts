import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { RunContract } from '../../harness/model/run.ts';
import { type ContractCounts, countContracts } from '../facts/contract-counts.ts';
import type { RenderOptions } from '../report-format.ts';
import type { Run } from '../run.ts';

/** What the parts of the page share. */
export interface PageContext {
  readonly run: Run;
  readonly options: RenderOptions;
  readonly tallies: readonly ContractCounts[];
  /** The contract as the header has it. */
  contractOf(id: string): RunContract | undefined;
  /** True once for each anchor: an id may stand only once in a page. */
  claim(anchor: string): boolean;
}

/** Gathers once what every part of the page looks up. */
export function pageContext(run: Run, options: RenderOptions): PageContext {
  const contracts = new Map(run.header.contracts.map((contract) => [contract.id, contract]));
  const claimed = new Set<string>();
  const claim = (anchor: string) => claimed.size < claimed.add(anchor).size;
  return { run, options, tallies: countContracts(run), contractOf: (id) => contracts.get(id), claim };
}

const byId = new WeakMap<readonly RecordedExchange[], ReadonlyMap<number, RecordedExchange>>();

/** The exchange that a finding names. */
export function exchangeOf(
  exchanges: readonly RecordedExchange[],
  id: number | undefined,
): RecordedExchange | undefined {
  const known = byId.get(exchanges) ?? new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  byId.set(exchanges, known);
  return id === undefined ? undefined : known.get(id);
}
