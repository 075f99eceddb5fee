import { loadPlugIns } from '../harness/load-plug-ins.ts';
import { houseFiles } from '../harness/plug-in-files.ts';
import type { ReportFormat } from './report-format.ts';

/** Every format in `reports/formats/`, by name; found by being there. */
export async function loadFormats(): Promise<readonly ReportFormat[]> {
  return [...(await loadPlugIns<ReportFormat>(houseFiles('reports/formats'), 'report format')).values()];
}
