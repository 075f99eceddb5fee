import { plural } from '../../reports/facts/plural.ts';
import type { RestoreResult, RunHeader, RunSummary } from '../model/run.ts';
import type { Restoring } from '../run/plan/options.ts';

/** What a live run cost, and how restoring users went: who else was changed first of all, then who could not be restored. */
export function tellRestore(
  { contract, target, restore, requests, notes = [] }: RunSummary,
  { options }: Pick<RunHeader, 'options'>,
): readonly string[] {
  if (!restore) return [];
  const cost = requests
    ? ` (${requests.total} requests: ${requests.preflight} before the first write, ${requests.confirmations ?? 0} to confirm failures, ${requests.restore} to restore users)`
    : '';
  // A proxy tells of its two sides, and was given a target of the target file.
  const named = options.proxy === true ? (options.target ?? target) : target;
  const failed = restore.failed.flatMap(({ testUser, reason, request, unverified }) => [
    `  user ${testUser} ${unverified ? 'is not known to be restored' : 'was not restored'}: ${reason}`,
    `    ${request}`,
  ]);
  return [
    ...tellDifferences(restore),
    `${contract} on ${named}: ${plural(restore.verified, 'user is', 'users are')} read back as before${cost}`,
    ...notes.map((note) => `  ${note}`),
    ...failed,
    ...(failed.length > 0 ? [`  all of them at once: rolecall restore --target ${named}`] : []),
  ];
}

/** Said at once, so that nobody takes the silence that follows for an end. */
export function tellRestoring({ target, users, requests }: Restoring): void {
  process.stderr.write(`${target}: restoring ${users} user${users === 1 ? '' : 's'}, about ${requests} requests\n`);
}

/** Who is, or was, not as before though no update should have changed it: nobody's test users first, then what is left. */
export function tellDifferences({ differences = [] }: Pick<RestoreResult, 'differences'>): readonly string[] {
  const rank = ({ who, restored }: (typeof differences)[number]) => (who === 'other' ? 0 : 2) + (restored ? 1 : 0);
  return differences
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap(({ user, who, at, before, after, restored, request }) => {
      const whom = who === 'other' ? `USER ${user}, WHO IS NO TEST USER,` : `test user ${user}`;
      const what = restored ? 'was changed and is restored' : 'is not as before';
      const place = at === '' ? 'it' : at;
      const line = `${whom} ${what}: ${place} was ${before}, ${restored ? 'became' : 'is'} ${after}`;
      return [line, ...(request === undefined ? [] : [`    ${request}`])];
    });
}
