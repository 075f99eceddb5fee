import { createHash } from 'node:crypto';
import type { Requirement } from '../model/requirement.ts';
import { isDestructive } from './destructive.ts';

/** The same requirements with those that only send in another order, decided by the seed. Destructive ones stay last. */
export function shuffleRequirements(requirements: readonly Requirement[], seed: number): readonly Requirement[] {
  const rank = ({ id }: Requirement) => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  const movable = (requirement: Requirement) => 'try' in requirement && !isDestructive(requirement);
  const shuffled = requirements.filter(movable).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return requirements.map((requirement) => (movable(requirement) ? (shuffled.shift() ?? requirement) : requirement));
}
