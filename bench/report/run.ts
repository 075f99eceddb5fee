import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';
import { compile } from '../../harness/schema/compile.ts';
import { lineSchema } from '../../reports/line-schema.ts';
import { loadFormats } from '../../reports/load-formats.ts';
import { readRun } from '../../reports/read-run.ts';
import { recordOf } from '../kit/report/read-sample.ts';
import { openBrowser } from './browser/open-browser.ts';
import { openPage, ReportFolder } from './browser/report-page.ts';

// What the page promises, per number of recorded exchanges.
const sizes = [
  { exchanges: 1_000, broken: 2, share: 0.5, mostBytes: 3_000_000 },
  { exchanges: 10_000, broken: 2, share: 0.5, mostBytes: 3_000_000 },
  { exchanges: 100_000, broken: 2, share: 0.5, mostBytes: 8_000_000 },
  // All contracts fail, and every exchange of a failing requirement is a finding of its own.
  { exchanges: 100_000, broken: 6, share: 1, mostBytes: 8_000_000 },
];
const mostInteractiveMs = 1500;
const openings = 3;

const { errors } = compile(lineSchema);
const formats = await loadFormats();
const html = formats.filter(({ id }) => id === 'html');
let missed = 0;

const browser = await openBrowser();
const folder = new ReportFolder();
console.log('exchanges  record MB  read ms  page MB  page ms  interactive ms  other formats ms');
for (const { exchanges, broken, share, mostBytes } of sizes) {
  const record = recordOf({ exchanges, contracts: 6, broken, share });
  const [run, readMs] = timed(() => readRun(record, errors));
  const [pages, pageMs] = timed(() => html.map((format) => format.render(run, {})));
  const others = formats.filter(({ id }) => id !== 'html');
  const [, othersMs] = timed(() => others.map((format) => format.render(run, {}).length));
  const text = pages[0] ?? '';
  const bytes = Buffer.byteLength(text);
  const interactive = await interactiveMs(browser, folder.write(`${exchanges}-${broken}.html`, text));
  console.log(
    [
      exchanges.toString().padStart(9),
      megabytes(record.length).padStart(9),
      readMs.toFixed(0).padStart(7),
      megabytes(bytes).padStart(7),
      pageMs.toFixed(0).padStart(7),
      interactive.toFixed(0).padStart(14),
      othersMs.toFixed(0).padStart(16),
    ].join('  '),
  );
  if (bytes > mostBytes || interactive > mostInteractiveMs) missed += 1;
}
await browser.close();
folder[Symbol.dispose]();
console.log(`limits: 3 MB up to 10,000 exchanges, 8 MB for 100,000; interactive within ${mostInteractiveMs} ms`);
if (missed > 0) process.exitCode = 1;

/** Milliseconds from opening the file until its scripts have done their work; the median of some openings. */
async function interactiveMs(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let opening = 0; opening < openings; opening += 1) {
    const { page } = await openPage(browser, url);
    times.push(await page.evaluate(() => performance.getEntriesByName('rolecall-ready')[0]?.startTime ?? Number.NaN));
    await page.context().close();
  }
  return times.sort((one, other) => one - other)[Math.floor(openings / 2)] ?? Number.NaN;
}

function timed<T>(act: () => T): readonly [T, number] {
  const start = performance.now();
  const result = act();
  return [result, performance.now() - start];
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
