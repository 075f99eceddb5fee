import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Requirement } from '../../../model/requirement.ts';

/**
 * Where it is said that a requirement must hold: its own source (an RFC), and what the contract's profile gives for the
 * refusal that its exchanges were sent for; else the operation's place in the document.
 */
export function sourceOf(requirement: Requirement, contract: Contract, exchanges: readonly Exchange[]): string {
  const refusals = exchanges.flatMap(({ request: { intent } }) => (intent.kind === 'refusal' ? [intent.refusal] : []));
  const said =
    requirement.kind === 'try'
      ? [...new Set(refusals)].flatMap((refusal) => contract.profile.refusals?.[refusal]?.source ?? [])
      : [];
  const sources = [requirement.source, ...new Set(said)].filter((source) => source !== undefined);
  return sources.length > 0 ? sources.join('; ') : `${contract.document.file}#${contract.update.pointer}`;
}
