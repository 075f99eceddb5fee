/** Share of responses from which on a run says nothing but that it had no access, or talked to the wrong place. */
const nearly = 0.9;

/** What a run came to, in counts. */
export interface RunCounts {
  /** Responses by status, or by the reason why there was none. */
  readonly responses: Readonly<Record<string, number>>;
  /** Updates that were accepted. */
  readonly successes: number;
  readonly exchanges: number;
}

/**
 * Why a run is inconclusive: nothing ever succeeded, or nearly everything was refused for one reason that has nothing to do
 * with what was sent.
 */
export function inconclusiveReason({ responses, successes, exchanges }: RunCounts): string | undefined {
  if (exchanges === 0) return 'nothing was sent';
  for (const statuses of [['401', '403'], ['404'], ['429']]) {
    const share = statuses.reduce((sum, status) => sum + (responses[status] ?? 0), 0) / exchanges;
    if (share >= nearly) return `${Math.round(share * 100)} % of ${exchanges} responses were ${statuses.join(' or ')}`;
  }
  return successes === 0 ? `no update was ever accepted in ${exchanges} responses` : undefined;
}
