import type { Pointer } from '../../model/json.ts';

/** What checking one folder brought to light. */
export interface CheckedContract {
  readonly folder: string;
  readonly id?: string;
  readonly title?: string;
  readonly operation?: string;
  /** What has to be corrected before anything can run. */
  readonly problems: readonly CheckNote[];
  /** What runs, but perhaps not as meant. */
  readonly doubts: readonly CheckNote[];
  /** Where the document is silent or contradicts itself: reports count these as warnings. */
  readonly gaps: readonly CheckNote[];
  /** How many requirements apply. */
  readonly applying: number;
  /** Those that a run would skip, by the reason. */
  readonly skipped: readonly { readonly requirement: string; readonly reason: string }[];
  /** Lines that a target file needs so that everything that applies can be tried live. */
  readonly needs: readonly string[];
}

/** One thing to look at. */
export interface CheckNote {
  /** Stable: an error code, or kebab-case. */
  readonly code: string;
  readonly fact: string;
  /** What to write or change; of a gap, what was expected and received. */
  readonly hint: string;
  /** Place in the document. */
  readonly at?: Pointer;
}
