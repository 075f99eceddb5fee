import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { type UndoBody, undoBody } from './undo-body.ts';

/** The body that restores a user as far as it can be, and the changes that it leaves alone: why, by change. */
interface PartialUndo {
  readonly undo: UndoBody;
  readonly lacks: ReadonlyMap<string, string>;
}

/** As `undoBody`, but for the optional changes of which this user has a value that cannot be written. */
export function undoOrLeave(
  contract: Contract,
  simplest: Json,
  before: Readonly<Record<string, Json>>,
  names: readonly string[],
): PartialUndo {
  const lacks = new Map<string, string>();
  let undo = undoBody(contract, simplest, before, names);
  while (!undo.ok && undo.optional !== undefined) {
    lacks.set(undo.optional, undo.reason);
    undo = undoBody(
      contract,
      simplest,
      before,
      names.filter((name) => !lacks.has(name)),
    );
  }
  return { undo, lacks };
}
