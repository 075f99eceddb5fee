import type { Pointer } from './json.ts';
import type { WaivedBy } from './waiver.ts';

/**
 * What a finding does to its verdict. `failure` counts by the requirement's level; `gap` is a documentation gap
 * (the document is silent or contradicts itself) and warns; `unstable` was a failure that could not be shown again, and warns;
 * `note` is worth telling and changes nothing.
 */
export type FindingKind = 'failure' | 'unstable' | 'gap' | 'note';

/** One fact about a response or a document. A value, never an exception. */
export interface Finding {
  readonly kind: FindingKind;
  /** Stable, kebab-case name of what was seen (`role-not-stored`), by which waivers, faults and reports group. */
  readonly code: string;
  /** What was seen, lower case, present tense: `status 201 is not documented`. */
  readonly fact: string;
  readonly expected: string;
  readonly received: string;
  /** Where in the response, request or document. */
  readonly at?: Pointer;
  /** The exchange that shows it. */
  readonly exchange?: number;
  /** The scenario that showed it, of this requirement or, where responses are judged, `requirement#scenario`: part of the replay key. */
  readonly scenario?: string;
  /** Stable name of the case that showed it. */
  readonly case?: string;
  /** How often the same fact was seen; 1 when absent. */
  readonly times?: number;
  /** Every case that showed it, when there were several (`''`: what is no case); the first ones when `moreCases` counts the rest. */
  readonly cases?: readonly string[];
  readonly moreCases?: number;
  /** Status of the response that shows it, or the reason why there was none: `409`, `reset`. */
  readonly status?: string;
  /** The waiver that says it is known. */
  readonly waiver?: WaivedBy;
}
