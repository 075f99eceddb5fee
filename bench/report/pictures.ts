import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { readRecord } from '../../harness/run/record/publish-reports.ts';
import html from '../../reports/formats/html.ts';
import { openBrowser } from './browser/open-browser.ts';
import { openPage, ReportFolder } from './browser/report-page.ts';

// Pictures of the report for the README: node bench/report/pictures.ts RUN.jsonl FOLDER
const [record, folder] = process.argv.slice(2);
if (record === undefined || folder === undefined) {
  console.error('usage: node bench/report/pictures.ts RUN.jsonl FOLDER');
  process.exit(2);
}

const run = await readRecord(record);
const pages = new ReportFolder();
const url = pages.write('report.html', html.render(run, {}));
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
await picture(browser, 'light', {});
await picture(browser, 'dark', { colorScheme: 'dark' });
await picture(browser, 'narrow', { viewport: { width: 390, height: 844 } });
await picture(browser, 'failure', { viewport: { width: 1280, height: 1200 } }, '#failures .card');
await browser.close();
pages[Symbol.dispose]();

async function picture(browser: Browser, name: string, options: BrowserContextOptions, open?: string): Promise<void> {
  const { page } = await openPage(browser, url, options);
  if (open !== undefined && (await page.locator(open).count()) > 0) {
    const card = page.locator(open).first();
    await card.locator('summary').first().click();
    await card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  }
  const path = join(folder ?? '', `report-${name}.png`);
  await page.screenshot({ path });
  await page.context().close();
  console.log(path);
}
