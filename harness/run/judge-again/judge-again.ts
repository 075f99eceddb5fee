import type { Contract } from '../../model/contract.ts';
import type { RunHeader } from '../../model/run.ts';
import { exitCodeOf, type RunEnd } from '../../verdict/exit-code.ts';
import { findContractFolder } from '../plan/find-contracts.ts';
import { loadRequirements } from '../plan/load-requirements.ts';
import { readContract } from '../plan/read-contract.ts';
import { selectRequirements } from '../plan/select-requirements.ts';
import { readRecord } from '../record/publish-reports.ts';
import type { MockChoice } from '../target/open-target.ts';
import { type JudgedAgain, judgeRecord } from './judge-record.ts';

/** What `rolecall judge` takes. */
export interface JudgeAgainOptions {
  /** Further folders of contracts, searched first. */
  readonly specs?: readonly string[];
  /** Folders with requirements of the user's own. */
  readonly suites?: readonly string[];
  readonly grep?: string;
  readonly allowExternalRefs?: boolean;
}

/**
 * Judges a record again by the contracts and requirements as they are now; what only a server can show is left out. Sends nothing.
 * @throws HarnessError RECORD_UNREADABLE, CONTRACT_UNKNOWN, REQUIREMENT_UNKNOWN.
 */
export async function judgeAgain(
  file: string,
  options: JudgeAgainOptions,
): Promise<RunEnd & { readonly judged: readonly JudgedAgain[] }> {
  const { header, verdicts, footer, torn } = await readRecord(file);
  const requirements = selectRequirements(
    await loadRequirements(options.suites),
    options.grep ?? header.options.grep?.toString(),
  );
  const contracts = new Map<string, Contract>();
  const told: string[] = [];
  for (const { id, digest } of header.contracts) {
    const folder = await findContractFolder(id, options.specs ?? specsOf(header));
    const { allowExternalRefs = false } = options;
    const contract = await readContract({ folder, allowExternalRefs, target: mockOf(header) }, requirements);
    contracts.set(id, contract);
    if (contract.document.digest !== digest) told.push(`${id}: the document is not the one of the run any more`);
  }
  const judged = judgeRecord({ header, verdicts, requirements, contracts });
  const incomplete = [
    ...(footer === undefined || torn
      ? ['the record has no end: the run was interrupted, only what it has is judged']
      : []),
    ...(judged.length === 0
      ? ['the record has nothing that judges every response or the document could be judged by']
      : []),
  ];
  const facts = { incomplete, ...(header.gates ? { gates: { ...header.gates, minTried: [] } } : {}) };
  const end = exitCodeOf(
    judged.map(({ verdict }) => verdict),
    [],
    facts,
  );
  return { ...end, told: [...told, ...end.told], judged };
}

// The record's schema leaves options open; only what rolecall run writes is read.
function specsOf({ options }: RunHeader): readonly string[] {
  return (options as { readonly specs?: readonly string[] }).specs ?? [];
}

/** A fault of the mock may have been one of the document. */
function mockOf({ options }: RunHeader): MockChoice {
  return { kind: 'mock', ...(options as { readonly mock?: Omit<MockChoice, 'kind'> }).mock };
}
