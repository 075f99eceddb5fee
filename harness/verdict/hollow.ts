/** Share of answers from which on a run says nothing but that it had no access, or talked to the wrong place. */
const nearly = 0.9;

/** What a run came to, in counts. */
export interface RunCounts {
  /** Answers by status, or by the reason why there was none. */
  readonly answers: Readonly<Record<string, number>>;
  /** Updates that were accepted. */
  readonly successes: number;
  readonly exchanges: number;
}

/**
 * Why a run is hollow: nothing ever succeeded, or nearly everything was refused for one reason that has nothing to do
 * with what was sent.
 */
export function hollowReason({ answers, successes, exchanges }: RunCounts): string | undefined {
  if (exchanges === 0) return 'nothing was sent';
  for (const statuses of [['401', '403'], ['404'], ['429']]) {
    const share = statuses.reduce((sum, status) => sum + (answers[status] ?? 0), 0) / exchanges;
    if (share >= nearly) return `${Math.round(share * 100)} % of ${exchanges} answers were ${statuses.join(' or ')}`;
  }
  return successes === 0 ? `no update was ever accepted in ${exchanges} answers` : undefined;
}
