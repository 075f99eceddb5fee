import type { Exchange, Finding, Seen } from '../../harness/suite.ts';

/** Whether an exchange is of a sibling operation, a read or what takes a role away: it is not what is under test. */
export function isOfSibling({ request: { operation } }: Exchange): boolean {
  return operation !== 'update' && operation !== 'other';
}

/** The same judgement, of everything but sibling operations: response.siblings-as-documented judges those apart. */
export function ofUpdates(judge: (seen: Seen) => readonly Finding[]): (seen: Seen) => readonly Finding[] {
  return (seen) => (isOfSibling(seen.exchange) ? [] : judge(seen));
}
