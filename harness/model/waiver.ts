/**
 * One entry of the waiver file: a known failure, which holds only for what it says was observed, or an accepted omission
 * (`not-tried`), which holds only for what the target lacks. Both hold until they expire.
 */
export interface Waiver {
  /** Id of the requirement. */
  readonly requirement: string;
  readonly kind?: 'not-tried';
  /** Contract and target that it holds for; at least one of them. */
  readonly contract?: string;
  readonly target?: string;
  /** Case names, a glob with `*`; absent: whatever the case. */
  readonly cases?: string;
  /** What was observed; what is given must be seen. Empty for what is not tried. */
  readonly expect: {
    /** Status of the response. */
    readonly status?: number;
    /** Code of the finding. */
    readonly finding?: string;
  };
  readonly reason: string;
  readonly owner: string;
  readonly link?: string;
  /** ISO date: the last day on which it holds, in UTC. */
  readonly expires: string;
  /** Where it is, file and first line: `rolecall.waivers.yaml:12`. */
  readonly at: string;
  readonly lastLine: number;
}

/** What a finding says of the waiver that covers it. */
export type WaivedBy = Pick<Waiver, 'reason' | 'owner' | 'link' | 'expires' | 'at'>;

/** A waiver file as it was read. */
export interface WaiverFile {
  /** As the run was told, or relative to the folder that the run was started in. */
  readonly file: string;
  readonly entries: readonly Waiver[];
}
