import type { Json, Pointer } from '../model/json.ts';
import type { Violation } from './survey.ts';

/** One payload with a stable name. */
export interface NamedCase {
  /** Unique, such as `/role.enum letter-case`. */
  readonly name: string;
  readonly kind: 'valid' | 'invalid';
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly value: Json;
  /** Name of the valid case that an invalid one differs from. */
  readonly control?: string;
  readonly violation?: Violation;
  /** Sound implementations disagree on it: a server that judges it otherwise is not at fault. */
  readonly arguable?: boolean;
}

/** Something that a schema says and no case shows: a constraint that none breaks, a part that none has. */
export interface Unbreakable {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly reason: string;
}
