import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import html from '../../../reports/formats/html.ts';
import { type PublishedRun, renderSite, renderSiteBadge } from '../../../reports/html/site-page.ts';
import type { Run } from '../../../reports/run.ts';
import { readRecord, writeWhole } from './publish-reports.ts';

/** Where runs are kept in the site: a report and a small record of each. */
const folderOfRuns = 'runs';

/**
 * Adds runs to a static site and makes its first page and badge anew; what is there already is kept, the newest `keep` of it.
 * @throws HarnessError RECORD_UNREADABLE, OUTPUT_UNWRITABLE.
 */
export async function publishSite(site: string, records: readonly string[], keep: number): Promise<readonly string[]> {
  const runs = join(site, folderOfRuns);
  const added = await Promise.all(records.map(readRecord));
  const before = existsSync(runs) ? readdirSync(runs).filter((name) => name.endsWith('.jsonl')) : [];
  const kept = await Promise.all(before.map((name) => readRecord(join(runs, name))));
  const all = new Map([...kept, ...added].map((run) => [nameOf(run), run]));
  const [first, ...others] = [...all].toSorted(([one], [other]) => (one < other ? 1 : -1));
  if (first === undefined) return [];
  const ordered = [first, ...others].slice(0, keep);
  for (const [name] of [first, ...others].slice(keep))
    for (const ending of ['html', 'jsonl']) rmSync(join(runs, `${name}.${ending}`), { force: true });
  const written = added
    .filter((run) => ordered.some(([name]) => name === nameOf(run)))
    .flatMap((run) => {
      const name = nameOf(run);
      return [
        writeWhole(join(runs, `${name}.jsonl`), runs, smallRecord(run)),
        writeWhole(join(runs, `${name}.html`), runs, html.render(run, {})),
      ];
    });
  const published: readonly PublishedRun[] = ordered.map(([name, run]) => ({
    run,
    href: `${folderOfRuns}/${name}.html`,
  }));
  return [
    ...written,
    writeWhole(join(site, 'badge.svg'), site, renderSiteBadge(published)),
    writeWhole(join(site, 'index.html'), site, renderSite(published)),
    // Else GitHub Pages leaves out what begins with an underscore.
    writeWhole(join(site, '.nojekyll'), site, ''),
  ];
}

/** The same for the same run, and in the order of time. */
function nameOf({ header }: Run): string {
  const { startedAt, contracts, targets, seed, shard } = header;
  const rest = JSON.stringify([
    contracts.map(({ id, digest }) => [id, digest]),
    targets.map(({ name }) => name),
    seed,
    shard,
  ]);
  const time = startedAt.replace(/[-:]|\.\d+/g, '');
  return `${time}-${createHash('sha256').update(rest).digest('hex').slice(0, 6)}`;
}

/** The record without what was sent and received: enough for a history, and it may stay for years. */
function smallRecord({ header, verdicts, summaries, footer }: Run): string {
  const lines = [
    header,
    ...verdicts.map(({ scenarios: _, ...verdict }) => ({ ...verdict, exchanges: [] })),
    ...summaries,
    ...(footer ? [footer] : []),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
