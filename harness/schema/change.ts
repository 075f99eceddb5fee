import type { Json, Pointer } from '../model/json.ts';

/** One change to a payload that should break one keyword. */
export interface Change {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  /** Undefined takes the member out. */
  readonly after: Json | undefined;
  readonly way: string;
  /** Sound implementations disagree on whether this breaks it. */
  readonly arguable?: boolean;
}
