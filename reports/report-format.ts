import type { Run } from './run.ts';

/** One way to tell a run: one file in `reports/formats/`, named like its id. */
export interface ReportFormat {
  readonly id: string;
  /** Name of the file in the output folder. */
  readonly fileName: string;
  /** The whole text; reads nothing but its arguments and, for the page, its own style and scripts. */
  render(run: Run, options: RenderOptions): string;
}

/** What may stand beside the run that is rendered. */
export interface RenderOptions {
  /** An earlier run, to tell what is new, fixed, still failing and newly not tried. */
  readonly baseline?: Run;
  /** Other runs of the same contracts, to show side by side: sandbox, staging, mock. */
  readonly beside?: readonly Run[];
}
