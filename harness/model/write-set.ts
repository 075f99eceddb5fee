import type { Pointer } from './json.ts';
import type { Binding } from './profile.ts';

/** What a run on a live target may write. Cases, journal, undo, comparison, dry run and preflight all go by it. */
export interface WriteSet {
  /** Fields, by name, that updates may set. */
  readonly fields: readonly string[];
  /** Fields that have to be sent and may not vary: each keeps the user's own value. */
  readonly pinned: readonly Binding[];
  /** Documented places of the request that are never sent. */
  readonly withheld: readonly Withheld[];
  /** Of these, what the contract requires: no update can be made without breaking it. */
  readonly missing: readonly (Withheld & { readonly line: string })[];
}

/** A documented place of the request that is not sent, and why. */
export interface Withheld {
  readonly pointer: Pointer;
  readonly reason: string;
}
