/** Why a run, a requirement or one scenario cannot go on: nobody's fault, so neither a finding nor an error. */
export type SignalKind = 'budget-spent' | 'blocked' | 'skipped' | 'aborted' | 'hung';

/** Thrown through scenarios up to the run, which turns it into an outcome. */
export class RunSignal extends Error {
  override readonly name = 'RunSignal';
  readonly kind: SignalKind;

  /** @param message what is missing, in the user's words, with the line to add */
  constructor(kind: SignalKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
