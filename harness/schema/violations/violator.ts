import type { Json, Pointer } from '../../model/json.ts';
import type { Site } from '../site.ts';

/** One change to a payload that should break one keyword. */
export interface Change {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  /** Undefined takes the member out. */
  readonly after: Json | undefined;
  readonly way: string;
}

/** The ways to break one keyword; one file of this folder, named like the keyword. */
export interface Violator {
  readonly id: string;
  /** The keywords that it breaks, in the words of 2020-12. */
  readonly keywords: readonly string[];
  violate(site: Site): Iterable<Change>;
}
