/** How a trial ends a requirement before its findings are in. No error: the requirement becomes `blocked` or `skipped`. */
export class RequirementSignal extends Error {
  override readonly name = 'RequirementSignal';
  readonly outcome: 'blocked' | 'skipped';
  readonly reason: string;

  constructor(outcome: 'blocked' | 'skipped', reason: string) {
    super(reason);
    this.outcome = outcome;
    this.reason = reason;
  }
}
