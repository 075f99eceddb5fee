import type { Json, Pointer } from '../../model/json.ts';
import type { Site } from '../reading/sites.ts';

/** One change to a payload that should break one keyword. */
export interface Change {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  /** Undefined takes the member out. */
  readonly after: Json | undefined;
  readonly way: string;
}

/** The ways to break one keyword; a file of this folder whose name is the keyword. */
export interface Violator {
  readonly id: string;
  violate(site: Site): Iterable<Change>;
}
