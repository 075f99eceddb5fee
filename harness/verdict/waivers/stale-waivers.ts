import type { Waiver } from '../../model/waiver.ts';
import type { WaiverUse } from './waiver-use.ts';

/** What a run has to say about its waivers. */
interface WaiverCheck {
  /** Entries that fail the run, each with the lines to delete. */
  readonly stale: readonly string[];
  /** Entries whose requirement was not tried, so that nothing is known about them. */
  readonly untried: readonly Waiver[];
}

/**
 * Which entries must go: expired, now passing, matching nothing, overlapping an earlier one. An entry that matched on one
 * contract or target is in use.
 */
export function staleWaivers(waivers: readonly Waiver[], uses: readonly WaiverUse[]): WaiverCheck {
  const byWaiver = Map.groupBy(uses, ({ waiver }) => waiver);
  return {
    stale: waivers.flatMap((waiver) => {
      const why = whyStale(waiver, byWaiver.get(waiver) ?? []);
      return why === undefined ? [] : [`${waiver.at}: ${why}; ${deletion(waiver)}`];
    }),
    untried: waivers.filter((waiver) => !byWaiver.has(waiver)),
  };
}

function whyStale(waiver: Waiver, uses: readonly WaiverUse[]): string | undefined {
  const [first] = uses;
  if (!first) return undefined;
  const what = `${waiver.requirement} of ${[...new Set(uses.map(({ contract }) => contract))].join(', ')}`;
  if (first.how === 'expired') return `the waiver for ${what} expired on ${waiver.expires}`;
  const earlier = uses.find(({ overlaps }) => overlaps)?.overlaps;
  if (earlier) return `the waiver for ${what} overlaps the one at ${earlier.at}`;
  if (uses.some(({ how }) => how === 'matched')) return undefined;
  if (uses.some(({ how }) => how === 'tried')) return `${what} is tried now`;
  if (uses.every(({ how }) => how === 'passing')) return `${what} passes now`;
  return `${what} fails otherwise than the waiver says (${expectation(waiver)})`;
}

function expectation({ cases, expect }: Waiver): string {
  return [
    ...(expect.status === undefined ? [] : [`status ${expect.status}`]),
    ...(expect.finding === undefined ? [] : [`finding ${expect.finding}`]),
    ...(cases === undefined ? [] : [`cases ${cases}`]),
  ].join(', ');
}

function deletion({ at, lastLine }: Waiver): string {
  const line = Number(/\d+$/.exec(at)?.[0] ?? lastLine);
  return line === lastLine ? `delete line ${line}` : `delete lines ${line} to ${lastLine}`;
}
