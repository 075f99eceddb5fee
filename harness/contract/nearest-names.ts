import { distance } from 'fastest-levenshtein';

/** The names most like `name`, best first: equal but for case, containing it, or at most a third of its letters off. */
export function nearestNames(name: string, known: Iterable<string>, most = 3): readonly string[] {
  const wanted = name.toLowerCase();
  return [...known]
    .map((candidate) => ({ candidate, cost: costOf(wanted, candidate.toLowerCase()) }))
    .filter(({ cost }) => cost <= Math.max(2, Math.ceil(wanted.length / 3)))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function costOf(wanted: string, candidate: string): number {
  if (wanted.length > 2 && (candidate.includes(wanted) || wanted.includes(candidate))) return 1;
  return distance(wanted, candidate);
}
