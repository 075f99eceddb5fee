import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import html from '../../../reports/formats/html.ts';
import { renderSite, renderSiteBadge } from '../../../reports/html/site-page.ts';
import type { Run } from '../../../reports/run.ts';
import { readSample } from '../../kit/report/read-sample.ts';
import { openBrowser } from './open-browser.ts';
import { openPage, ReportFolder } from './report-page.ts';

/** A run of one day, of a contract that is broken or not. */
function runOf(day: string, broken: number): Run {
  const run = readSample({ exchanges: 200, contracts: 1, broken });
  return { ...run, header: { ...run.header, startedAt: `2026-03-${day}T08:00:00.000Z` } };
}
const [first, second, newest] = [runOf('01', 0), runOf('02', 1), runOf('03', 1)];
const folder = new ReportFolder();
const report = folder.write('report.html', html.render(newest, { beside: [first, second] }));
const runs = [newest, second, first].map((run) => ({ run, href: 'report.html' }));
const site = folder.write('index.html', renderSite(runs));
folder.write('badge.svg', renderSiteBadge(runs));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  folder[Symbol.dispose]();
});

test('the history says since when a requirement fails, and leads to what failed', async () => {
  const { page, complaints } = await openPage(browser, report);
  const row = page.locator('#history tbody tr', { hasText: 'accept.persists' });
  expect(await row.textContent()).toContain('fails since 2026-03-02');
  expect(await row.locator('td').count()).toBe(4);
  await row.locator('a').click();
  expect(await page.locator('.card[open]').getAttribute('id')).toBe('acme@sandbox/accept.persists');
  expect(complaints).toEqual([]);
});

test('the first page of a site tells how it stands now, without script', async () => {
  const { page, complaints } = await openPage(browser, site, { javaScriptEnabled: false });
  expect(await page.locator('h1').textContent()).toMatch(/^Acme sandbox: .*\d+ of \d+ requirements fail/);
  expect(await page.locator('#runs tbody tr').count()).toBe(3);
  expect(complaints.filter((complaint) => !complaint.includes('badge.svg'))).toEqual([]);
});

test.each([
  ['the report', report, { colorScheme: 'light' }],
  ['the site', site, { colorScheme: 'light' }],
  ['the site, dark', site, { colorScheme: 'dark' }],
  ['the site, narrow', site, { viewport: { width: 390, height: 844 } }],
  ['the report, narrow', report, { viewport: { width: 390, height: 844 } }],
] as const)('axe finds nothing in the history, and nothing scrolls sideways (%s)', async (_, address, options) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(address);
  expect(await violations(page)).toEqual([]);
  const [width, most] = await page.evaluate<readonly [number, number]>(
    '[document.documentElement.scrollWidth, innerWidth]',
  );
  expect(width).toBeLessThanOrEqual(most);
});

test('on paper the history stands whole', async () => {
  const { page } = await openPage(browser, site, { javaScriptEnabled: false });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#history table').isVisible()).toBe(true);
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // The source that was just evaluated defines it in the page.
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`);
  });
}
