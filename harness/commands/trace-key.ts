import { loadContract } from '../contract/load-contract.ts';
import { didYouMean } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { readRecord } from '../run/record/publish-reports.ts';
import { traceVerdict } from '../run/record/trace-verdict.ts';
import { parseKey } from '../run/replay/parse-key.ts';
import { oneLine } from './one-line.ts';

/** How the verdict of a replay key came about, as the record shows it, in lines. */
export async function traceKey(key: string, file: string, specs: readonly string[] = []): Promise<readonly string[]> {
  const run = await readRecord(file);
  const [only, ...others] = run.header.contracts;
  const wanted = parseKey(key, others.length === 0 ? only?.id : undefined);
  const verdicts = run.verdicts.filter(
    ({ contract, requirement }) =>
      contract === wanted.contract && requirement.replace(/:.*/s, '') === wanted.requirement,
  );
  if (verdicts.length === 0) {
    const known = run.verdicts.map(({ contract, requirement }) => `${contract}/${requirement}`);
    throw new HarnessError('USAGE', `${file} has no verdict on ${key}`, didYouMean(key, known));
  }
  const contract = await loadContract(await findContractFolder(wanted.contract, specs), { allowExternalRefs: true });
  return verdicts.flatMap((verdict) => traceVerdict(verdict, contract, wanted.scenario)).map(oneLine);
}
