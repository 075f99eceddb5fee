import { distance } from 'fastest-levenshtein';

/** The names most like `name`, best first: equal but for case, containing most of it, or at most a third of its letters off. */
export function nearestNames(name: string, known: Iterable<string>, most = 3): readonly string[] {
  const wanted = name.toLowerCase();
  return [...known]
    .map((candidate) => ({ candidate, cost: costOf(wanted, candidate.toLowerCase()) }))
    .filter(({ cost }) => cost <= mostOff(wanted))
    .sort((one, other) => one.cost - other.cost)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A hint for a name that is not known: the one it was probably meant to be, or all there are when none is like it. */
export function didYouMean(name: string, known: readonly string[]): string {
  const [nearest] = nearestNames(name, known, 1);
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  if (known.length === 0) return 'there is none.';
  const more = known.length - mostListed;
  return `there are ${known.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Letters by which a name may be off: of one letter or two, none. */
function mostOff(name: string): number {
  return name.length < 3 ? 0 : Math.max(1, Math.floor(name.length / 3));
}

/** Names that a hint lists at most. */
const mostListed = 12;

function costOf(wanted: string, candidate: string): number {
  if (wanted === candidate) return 0;
  if (wanted.length > 2 && (candidate.includes(wanted) || wanted.includes(candidate))) return 1;
  return isSwapped(wanted, candidate) ? 1 : distance(wanted, candidate);
}

/** Whether two neighbors changed places, which is one slip of the hand. */
function isSwapped(wanted: string, candidate: string): boolean {
  const off = [...wanted].findIndex((letter, place) => letter !== candidate[place]);
  if (off < 0 || wanted.length !== candidate.length) return false;
  const swapped = wanted.slice(0, off) + (wanted[off + 1] ?? '') + wanted[off] + wanted.slice(off + 2);
  return swapped === candidate;
}
