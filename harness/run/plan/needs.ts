import { withLine } from '../../exchange/run-signal.ts';
import type { Contract } from '../../model/contract.ts';
import type { Need, TryingRequirement } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { Untried } from '../../model/verdict.ts';

/** The first need that the contract or the target does not meet; `undefined` when all are met. */
export function missingNeed(needs: readonly Need[], contract: Contract, target: Target): Untried | undefined {
  for (const need of needs) {
    const missing = check(need, contract, target);
    if (missing) return missing;
  }
  return undefined;
}

/** Whether a requirement is about what a target does beyond its limit. */
export function isAboutLimits({ needs = [] }: TryingRequirement): boolean {
  return needs.some((need) => 'allow' in need && need.allow === 'rate-limit');
}

function check(need: Need, contract: Contract, target: Target): Untried | undefined {
  if ('caller' in need) {
    if (target.callers[need.caller]) return undefined;
    return blocked(`the target names no caller "${need.caller}"`, `callers.${need.caller}: { headers: { ... } }`);
  }
  if ('fixture' in need) {
    if (target.fixtures[need.fixture] !== undefined) return undefined;
    return blocked(`the target names no fixture "${need.fixture}"`, `fixtures.${need.fixture}: <id>`);
  }
  if ('testUsers' in need) {
    if (target.testUsers.length >= need.testUsers) return undefined;
    return blocked(
      `needs ${need.testUsers} test users, the target lists ${target.testUsers.length}`,
      'ids to testUsers:',
    );
  }
  if ('allow' in need) {
    if (target.allow.includes(need.allow)) return undefined;
    return { outcome: 'skipped', reason: `the target does not permit it; add ${need.allow} to allow: to try it` };
  }
  const { one, list } = contract.reads;
  const readable = need.read === 'any' ? (one ?? list) : contract.reads[need.read];
  if (readable) return undefined;
  return {
    outcome: 'skipped',
    reason: `the contract documents no read (${need.read}) that would show the user; add reads.${need.read === 'any' ? 'one' : need.read}: to the profile`,
  };
}

function blocked(fact: string, lacks: string): Untried {
  return { outcome: 'blocked', reason: withLine(fact, lacks), lacks };
}
