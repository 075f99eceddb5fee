import type { Change } from '../contract/drift/change.ts';
import type { SuiteChange } from '../run/check/compare-outlook.ts';

/** What became of one contract. */
export type Pulled = { readonly contract: string; readonly source?: string } & (
  | { readonly outcome: 'same' | 'left'; readonly why: string }
  | {
      readonly outcome: 'changed';
      readonly changes: readonly Change[];
      readonly suite: SuiteChange;
      readonly written: boolean;
    }
  | { readonly outcome: 'unreadable'; readonly why: string }
);
