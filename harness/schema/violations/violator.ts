import type { Change } from '../change.ts';
import type { Site } from '../site.ts';

export type { Change } from '../change.ts';

/** The ways to break one keyword; one file of this folder, named like the keyword. */
export interface Violator {
  readonly id: string;
  /** The keywords that it breaks, in the words of 2020-12. */
  readonly keywords: readonly string[];
  violate(site: Site): Iterable<Change>;
}
