/** What a finding's code means: `rolecall explain CODE` and docs/findings.md come from here. */
export interface FindingPage {
  readonly means: string;
  /** What was sent, what came back. */
  readonly example: string;
  /** What to change: in the server or client first, in the contract where that may be wrong. */
  readonly fix: string;
}

/** Pages by code. */
export type FindingPages = Readonly<Record<string, FindingPage>>;
