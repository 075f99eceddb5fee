import { grouped } from './plural.ts';

/** Counts by name, most first: `400 ×180, 200 ×25`; empty when there is none. */
export function countList(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ×${grouped(count)}`)
    .join(', ');
}
