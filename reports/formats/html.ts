import { renderPage } from '../html/page.ts';
import type { ReportFormat } from '../report-format.ts';

/** The page that people read: one file, no network, readable without script. */
export default {
  id: 'html',
  fileName: 'report.html',
  render: renderPage,
} satisfies ReportFormat;
