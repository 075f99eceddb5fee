import type { Asked } from '../model/run.ts';

/**
 * Why a run is inconclusive: updates that should succeed were sent and none was accepted, or requests that should be
 * refused and none got a response that says anything. A run that asked for neither never is.
 */
export function inconclusiveReason(
  { accepted, refused }: Asked,
  responses: Readonly<Record<string, number>>,
): string | undefined {
  const mostly = mostResponses(responses);
  if (accepted.sent > 0 && accepted.got === 0)
    return `none of ${accepted.sent} updates that should succeed was accepted${mostly}`;
  if (refused.sent > 0 && refused.got === 0)
    return `none of ${refused.sent} requests that should be refused got a response that says anything${mostly}`;
  return undefined;
}

/** `: 96 % of 120 responses were 403`. */
function mostResponses(responses: Readonly<Record<string, number>>): string {
  const total = Object.values(responses).reduce((sum, count) => sum + count, 0);
  const [first] = Object.entries(responses).sort(([, one], [, other]) => other - one);
  return first ? `: ${Math.round((first[1] / total) * 100)} % of ${total} responses were ${first[0]}` : '';
}
