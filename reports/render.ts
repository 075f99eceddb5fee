import type { RenderOptions, ReportFormat } from './report-format.ts';
import type { Run } from './run.ts';

/** One rendered report. */
interface RenderedReport {
  readonly format: string;
  readonly fileName: string;
  readonly text: string;
}

/** The run in each of the formats. Writes nothing. */
export function renderReports(
  run: Run,
  formats: readonly ReportFormat[],
  options: RenderOptions = {},
): readonly RenderedReport[] {
  return formats.map((format) => ({
    format: format.id,
    fileName: format.fileName,
    text: format.render(run, options),
  }));
}
