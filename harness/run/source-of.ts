import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Requirement } from '../model/requirement.ts';

/**
 * Where it is said that a requirement must hold: its own source (an RFC), and what the contract's profile gives for the
 * cause that its exchanges were sent for; else the operation's place in the document.
 */
export function sourceOf(requirement: Requirement, contract: Contract, exchanges: readonly Exchange[]): string {
  const causes = exchanges.flatMap(({ request: { intent } }) => (intent.kind === 'refusal' ? [intent.cause] : []));
  const said =
    'try' in requirement ? [...new Set(causes)].flatMap((cause) => contract.profile.causes?.[cause]?.source ?? []) : [];
  const sources = [requirement.source, ...new Set(said)].filter((source) => source !== undefined);
  return sources.length > 0 ? sources.join('; ') : `${contract.document.file}#${contract.update.pointer}`;
}
