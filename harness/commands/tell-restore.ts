import type { RunSummary } from '../model/run.ts';

/** What a live run cost, and how restoring users went: who could not be, each with the line that would do it. */
export function tellRestore({ contract, target, restore, requests }: RunSummary): readonly string[] {
  if (!restore) return [];
  const cost = requests
    ? ` (${requests.total} requests: ${requests.preflight} before the first write, ${requests.restore} to restore users)`
    : '';
  const failed = restore.failed.flatMap(({ testUser, reason, request }) => [
    `  user ${testUser} was not restored: ${reason}`,
    `    ${request}`,
  ]);
  return [
    `${contract} on ${target}: ${restore.restored} users restored, ${restore.verified} of them read back and as before${cost}`,
    ...failed,
    ...(failed.length > 0 ? [`  all of them at once: rolecall restore --target ${target}`] : []),
  ];
}
