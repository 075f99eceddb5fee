import type { Exchange } from '../model/exchange.ts';
import type { Subject, Throttled, Trial } from '../model/requirement.ts';

/** Updates sent to find an unknown limit. */
const blindTries = 300;
/** Most updates in flight at once. */
const widest = 16;

/**
 * Sends the simplest update for one subject, in waves that grow, until a 429 comes. At most the target's limit and a
 * tenth more, or 300 where the limit is unknown.
 */
export async function provokeThrottle(trial: Trial, subject: Subject): Promise<Throttled | undefined> {
  const most = trial.target.limit ? Math.ceil(trial.target.limit.requests * 1.1) + 2 : blindTries;
  const before: Exchange[] = [];
  for (let sent = 0, width = 1; sent < most; sent += width, width = Math.min(width * 2, widest, most - sent)) {
    const wave = await Promise.all(
      Array.from({ length: width }, () =>
        trial.update(subject, { case: trial.cases.simplest, once: true, open: true }),
      ),
    );
    const answer = wave.find(({ outcome }) => outcome.kind === 'answer' && outcome.status === 429);
    before.push(...wave.filter((exchange) => exchange.outcome.kind === 'answer' && exchange.outcome.status !== 429));
    if (answer) return { answer, before, subject };
  }
  return undefined;
}
