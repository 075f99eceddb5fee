import { didYouMean } from '../harness/domain/nearest-names.ts';
import { HarnessError } from '../harness/errors.ts';
import { loadPlugIns } from '../harness/load-plug-ins.ts';
import { houseFiles } from '../harness/plug-in-files.ts';
import type { ReportFormat } from './report-format.ts';

/** Every format in `reports/formats/`, by name; found by being there. */
export async function loadFormats(): Promise<readonly ReportFormat[]> {
  return [...(await loadPlugIns<ReportFormat>(houseFiles('reports/formats'), 'report format')).values()];
}

/** The formats of a comma-separated list; USAGE names what there is. */
export function chooseFormats(formats: readonly ReportFormat[], list: string): readonly ReportFormat[] {
  const wanted = list.split(',').map((id) => id.trim());
  return wanted.map((id) => {
    const found = formats.find((format) => format.id === id);
    if (found) return found;
    throw new HarnessError(
      'USAGE',
      `there is no report format ${JSON.stringify(id)}`,
      didYouMean(
        id,
        formats.map((format) => format.id),
      ),
    );
  });
}
