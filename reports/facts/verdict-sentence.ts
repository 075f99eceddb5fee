import type { Run } from '../run.ts';
import { addCounts, type ContractCounts, type Counts, countContracts } from './contract-counts.ts';
import { plural } from './plural.ts';

/** The whole run in one sentence with its denominators: `Acme sandbox: 2 of 41 requirements fail, 3 not tried.` */
export function runSentence(run: Run): string {
  const tallies = countContracts(run);
  const [only, ...others] = tallies;
  if (!only) return 'No contract was run.';
  if (others.length === 0) return contractSentence(only);
  const { options } = run.header;
  const noun = 'clients' in options ? 'clients' : options.proxy === true ? 'sides' : 'contracts';
  const conforming = tallies.filter(({ standing }) => standing === 'conforms').length;
  // Nobody is to read that a vendor's server conforms.
  const all =
    noun === 'contracts' && run.header.targets.every(({ kind }) => kind === 'mock')
      ? `The embedded mock keeps all ${tallies.length} contracts`
      : `All ${tallies.length} ${noun} conform`;
  const head =
    conforming === tallies.length
      ? all
      : `${conforming} of ${tallies.length} ${noun} ${conforming === 1 ? 'conforms' : 'conform'}`;
  return `${head}: ${worstSentence(addCounts(tallies.map(({ counts }) => counts)))}.`;
}

/** One contract in one sentence, named with its target. */
export function contractSentence(tally: ContractCounts): string {
  const { title, target, counts, summary } = tally;
  const lost = summary?.restore?.failed.length ?? 0;
  const differences = summary?.restore?.differences ?? [];
  const left = new Set(differences.filter(({ restored }) => !restored).map(({ user }) => user));
  // Changed although no update should have, and as before again: nothing to repair.
  const back = new Set(differences.filter(({ user }) => !left.has(user)).map(({ user }) => user));
  // Who is left changed is said first of all.
  const harmed = [
    lost > 0 ? `${plural(lost, 'test user')} could not be restored` : '',
    left.size > 0 ? `${plural(left.size, 'user')} not as before` : '',
  ].filter((part) => part !== '');
  const extra = [
    back.size > 0 ? `${plural(back.size, 'user')} changed by mistake and restored` : '',
    summary?.inconclusive === undefined ? '' : `inconclusive: ${summary.inconclusive}`,
    summary || counts.applicable === 0 ? '' : 'ended before its summary',
  ].filter((part) => part !== '');
  return `${title} ${target}: ${[...harmed, countsSentence(counts), ...extra].join('; ')}.`;
}

/** What counts amount to, without a full stop: `2 of 41 requirements fail, 3 not tried, 1 warns`. */
function countsSentence(counts: Counts): string {
  const { warn, omitted } = counts;
  const waived = counts.waived - omitted;
  const mild = [warn > 0 ? `${warn} ${warn === 1 ? 'warns' : 'warn'}` : '', waived > 0 ? `${waived} waived` : ''];
  return [worstSentence(counts), ...mild].filter((part) => part !== '').join(', ');
}

function worstSentence({ applicable, fail, blocked, error, omitted, old }: Counts): string {
  if (applicable === 0) return 'no requirement was tried';
  const parts = [
    `${headOf(fail, applicable, applicable - blocked - error - omitted)}${old > 0 ? ` (${old} as in the baseline)` : ''}`,
    blocked > 0 ? `${blocked} not tried` : '',
    omitted > 0 ? `${omitted} accepted as not tried` : '',
    error > 0 ? `${error} ended in a harness error` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function headOf(fail: number, applicable: number, tried: number): string {
  const all = plural(applicable, 'requirement');
  if (fail > 0) return `${fail} of ${all} ${fail === 1 ? 'fails' : 'fail'}`;
  return tried === applicable ? `none of ${all} fails` : `none of the ${tried} tried of ${all} fails`;
}
