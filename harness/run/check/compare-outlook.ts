import { makeCases } from '../../cases/make-cases.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { HarnessError } from '../../errors.ts';
import type { Contract } from '../../model/contract.ts';
import type { Requirement } from '../../model/requirement.ts';
import { outlook } from './outlook.ts';

/** What another document changes for the suite. */
export interface SuiteChange {
  readonly requirements: { readonly come: readonly string[]; readonly go: readonly string[] };
  readonly cases: { readonly come: readonly string[]; readonly go: readonly string[] };
  /** Why the profile does not fit the other document, where it does not. */
  readonly misfit?: string;
}

/** Which requirements and named cases come and go between two folders of one contract. */
export async function compareOutlook(
  before: string,
  after: string,
  requirements: readonly Requirement[],
): Promise<SuiteChange> {
  const was = await loadContract(before);
  let is: Contract;
  try {
    is = await loadContract(after);
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    const none = { come: [], go: [] };
    return { requirements: none, cases: none, misfit: cause.message.split('\n')[0] ?? cause.message };
  }
  const applying = (contract: Contract) => {
    const skipped = outlook(contract, requirements).skipped.map(({ requirement }) => requirement);
    return requirements.map(({ id }) => id).filter((id) => !skipped.includes(id));
  };
  const named = (contract: Contract) => {
    const cases = makeCases(contract, { seed: 1 });
    return [...cases.valid, ...cases.invalid].filter(({ origin }) => origin === 'named').map(({ name }) => name);
  };
  return { requirements: difference(applying(was), applying(is)), cases: difference(named(was), named(is)) };
}

function difference(before: readonly string[], after: readonly string[]) {
  return { come: after.filter((each) => !before.includes(each)), go: before.filter((each) => !after.includes(each)) };
}
