import type { Json } from '../model/json.ts';
import type { UndoRequest } from './undo-request.ts';

/** A write that is about to be sent, and how to take it back. */
export interface JournaledWrite {
  readonly testUser: string;
  /** Values of the profile's changes before the run, by name. */
  readonly before: Readonly<Record<string, Json>>;
  readonly undo: UndoRequest;
}

/** One line of a journal. */
export type JournalLine =
  | {
      readonly type: 'header';
      readonly format: 1;
      readonly target: string;
      readonly contract: string;
      readonly baseUrl: string;
      readonly at: string;
    }
  | ({ readonly type: 'write'; readonly id: number } & JournaledWrite)
  | { readonly type: 'restored'; readonly testUser: string; readonly upTo: number };
