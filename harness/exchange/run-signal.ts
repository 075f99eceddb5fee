/** Why a run, a requirement or one scenario cannot go on: nobody's fault, so neither a finding nor an error. */
export type SignalKind = 'budget-spent' | 'blocked' | 'skipped' | 'aborted' | 'hung';

/** Thrown through scenarios up to the run, which turns it into an outcome. */
export class RunSignal extends Error {
  override readonly name = 'RunSignal';
  readonly kind: SignalKind;

  /** What the target lacks: the line to add to it. */
  readonly lacks: string | undefined;

  /** @param fact what is in the way, in the user's words */
  constructor(kind: SignalKind, fact: string, lacks?: string) {
    super(withLine(fact, lacks));
    this.kind = kind;
    this.lacks = lacks;
  }
}

/** What is in the way, and the line to add to the target where that is all. */
export function withLine(fact: string, lacks: string | undefined): string {
  return lacks === undefined ? fact : `${fact}; add ${lacks}`;
}
