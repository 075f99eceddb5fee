import { HarnessError } from '../harness/errors.ts';
import { loadPlugIns } from '../harness/load-plug-ins.ts';
import { houseFiles, type PlugInFile } from '../harness/plug-in-files.ts';
import type { ReportFormat } from './report-format.ts';

/** Every format in `reports/formats/`, by name; found by being there, refused where it says no file name or cannot render. */
export async function loadFormats(
  files: readonly PlugInFile[] = houseFiles('reports/formats'),
): Promise<readonly ReportFormat[]> {
  const formats = [...(await loadPlugIns<ReportFormat>(files, 'report format')).values()];
  for (const { id, fileName, render } of formats) {
    const missing =
      typeof fileName === 'string' && fileName !== '' ? (typeof render === 'function' ? '' : 'render') : 'fileName';
    if (missing !== '')
      throw new HarnessError(
        'REQUIREMENT_INVALID',
        `report format file ${id} has no ${missing}`,
        missing === 'render'
          ? 'add render(run): string, the whole text'
          : `add fileName: '${id}.txt', its name in the output folder`,
      );
  }
  return formats;
}
