import type { Json, Pointer } from './json.ts';
import type { Refusal } from './profile.ts';

/** One update to send, with what it is for. Bound to a test user (id, e-mail) only when it is sent. */
export type Case = ValidCase | InvalidCase;

interface CaseBase {
  /** Stable and unique within a contract: `/role.enum letter-case`, `random 17`. */
  readonly name: string;
  /** `named` cases are deterministic; `random` ones come from the seed. */
  readonly origin: 'named' | 'random';
  /** The constraint it is for: pointer into the body and keyword; absent for random valid ones. */
  readonly constraint?: Constraint;
  readonly body: Json;
}

/** An update that the contract promises to accept. */
export interface ValidCase extends CaseBase {
  readonly kind: 'valid';
}

/** An update with exactly one violation. */
export interface InvalidCase extends CaseBase {
  readonly kind: 'invalid';
  readonly constraint: Constraint;
  readonly violation: CaseViolation;
  /** The valid payload that it differs from at one pointer. */
  readonly controlRequest: Json;
  readonly refusal: Refusal;
  /** The prose constraint that it breaks, when the document's own schema accepts it. */
  readonly proseConstraint?: string;
  /** The document expressly permits it: accepting it is a documentation gap. */
  readonly contradicted?: boolean;
}

/** An update that breaks two constraints at once: for which of them it is refused is the server's choice. */
export interface DoubledCase {
  /** The case as its first violation makes it. */
  readonly case: InvalidCase;
  /** The same body, as its second one does. */
  readonly other: InvalidCase;
}

/** A pointer and a keyword of the request's schema: one row of the coverage table. */
export interface Constraint {
  readonly pointer: Pointer;
  readonly keyword: string;
}

/** What exactly is broken. */
export interface CaseViolation {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Short name of the way: `letter-case`. */
  readonly way: string;
}

/** All cases of one contract for one seed. */
export interface Cases {
  /** The smallest update that changes the role: sent wherever a requirement needs just any valid update. */
  readonly simplest: ValidCase;
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
  /** Random ones, made as they are asked for; the same seed gives the same sequence. `invalid` is empty when nothing can be violated. */
  random(kind: 'valid', count: number): Iterable<ValidCase>;
  random(kind: 'invalid', count: number): Iterable<InvalidCase>;
  /** Updates that break two constraints at once, made as they are asked for. */
  doubled(): Iterable<DoubledCase>;
  /** By name of a change, the values that the contract promises to accept, weakest role first; empty when the field is open. */
  readonly values?: Readonly<Record<string, readonly Json[]>>;
  /** Fields, by name, that updates may set; every other value that they carry is the user's own. */
  readonly fields: readonly string[];
  /** Constraints that cannot be broken alone, with the reason. */
  readonly unbreakable: readonly (Constraint & { readonly reason: string })[];
}
