import type { Waiver } from '../../model/waiver.ts';

/** What one verdict means for one waiver. */
export interface WaiverUse {
  readonly waiver: Waiver;
  /**
   * `matched` a finding, or an omission, first; was `unmatched`, because other things were seen, or none (`passing`); what was accepted as not tried was
   * `tried`; or it had `expired`.
   */
  readonly how: 'matched' | 'unmatched' | 'passing' | 'tried' | 'expired';
  /** An earlier waiver that covers a finding of its. */
  readonly overlaps?: Waiver;
  readonly contract: string;
  readonly target: string;
}
