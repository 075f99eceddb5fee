import { readdirSync } from 'node:fs';
import { HarnessError } from '../harness/errors.ts';
import type { ReportFormat } from './report-format.ts';

/** Every format in `reports/formats/`, by name; found by being there. */
export async function loadFormats(): Promise<readonly ReportFormat[]> {
  const folder = new URL('./formats/', import.meta.url);
  const files = readdirSync(folder).filter((file) => /^[\w-]+\.(ts|js)$/.test(file));
  return Promise.all(files.sort().map((file) => loadFormat(new URL(file, folder), file.replace(/\.\w+$/, ''))));
}

/** The formats of a comma-separated list; USAGE names what there is. */
export function chooseFormats(formats: readonly ReportFormat[], list: string): readonly ReportFormat[] {
  const wanted = list.split(',').map((id) => id.trim());
  return wanted.map((id) => {
    const found = formats.find((format) => format.id === id);
    if (found) return found;
    const known = formats.map((format) => format.id).join(', ');
    throw new HarnessError('USAGE', `there is no report format ${JSON.stringify(id)}`, `choose from ${known}`);
  });
}

async function loadFormat(url: URL, name: string): Promise<ReportFormat> {
  const module: { readonly default?: ReportFormat } = await import(url.href);
  const format = module.default;
  if (format?.id === name) return format;
  const fact = `reports/formats/${name} has the id ${JSON.stringify(format?.id)}, expected ${JSON.stringify(name)}`;
  throw new HarnessError('INTERNAL', fact, `name the file like its id, and export the format as default`);
}
