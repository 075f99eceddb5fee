import { appendFileSync } from 'node:fs';
import { loadFormats } from '../../../reports/load-formats.ts';
import type { Run } from '../../../reports/run.ts';
import { unwritable } from './record.ts';

/**
 * In a GitHub workflow: the annotations to print, and the run in short appended to the step's summary. Elsewhere nothing.
 * @throws HarnessError OUTPUT_UNWRITABLE when the summary's file cannot be written.
 */
export async function tellGithub(run: Run, environment: NodeJS.ProcessEnv): Promise<string> {
  if (environment.GITHUB_ACTIONS !== 'true') return '';
  const formats = await loadFormats();
  const text = (id: string) => formats.find((format) => format.id === id)?.render(run, {}) ?? '';
  const { GITHUB_STEP_SUMMARY: summary } = environment;
  if (summary !== undefined && summary !== '') {
    try {
      appendFileSync(summary, `${text('markdown')}\n`);
    } catch (cause) {
      throw unwritable(summary, cause);
    }
  }
  return text('annotations');
}
