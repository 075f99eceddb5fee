import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import html from '../../../reports/formats/html.ts';
import { readSample } from '../../kit/report/read-sample.ts';
import { openBrowser } from './open-browser.ts';
import { openPage, ReportFolder } from './report-page.ts';

const folder = new ReportFolder();
const report = folder.write(
  'report.html',
  html.render(readSample({ exchanges: 6000 }), { baseline: readSample({ exchanges: 300, broken: 1 }) }),
);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  folder[Symbol.dispose]();
});

const cards = (page: Page) => page.locator('.card:visible');
const opened = '#globex@sandbox/accept.persists';

test('opens from disk, asks for nothing and complains about nothing', async () => {
  const { page, complaints } = await openPage(browser, report);
  expect(await page.locator('h1').textContent()).toMatch(/^1 of 3 contracts conforms: 12 of 94 requirements fail/);
  expect(complaints).toEqual([]);
});

test('the first screen holds the sentence and the first failures', async () => {
  const { page } = await openPage(browser, report);
  const box = await page.locator('#failures .card').first().boundingBox();
  expect(box && box.y + box.height).toBeLessThan(900);
});

test('without script, sentence, failures, evidence and matrix can be read', async () => {
  const { page } = await openPage(browser, report, { javaScriptEnabled: false });
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(await page.locator('#finder').isVisible()).toBe(false);
  expect(await page.locator('.matrix tbody tr').count()).toBe(3);
  await page.locator('#failures summary').first().click();
  const text = await page.locator('#failures .card[open]').textContent();
  for (const title of ['Requirement', 'Sent', 'Expected', 'Received', 'Difference', 'Why it matters', 'Reproduce']) {
    expect(text).toContain(title);
  }
});

test('filters show what fits, and live in the address', async () => {
  const { page } = await openPage(browser, report);
  await page.selectOption('[name=outcome]', 'fail');
  await page.selectOption('[name=contract]', 'globex@sandbox');
  expect(await cards(page).count()).toBe(6);
  await page.fill('[name=text]', 'LATER read');
  expect(await cards(page).count()).toBe(1);
  expect(await page.locator('#shown').textContent()).toBe('1 of 96 verdicts shown');
  const hash = new URL(page.url()).hash;
  expect(hash).toBe('#?text=LATER+read&outcome=fail&contract=globex%40sandbox');
  const again = await openPage(browser, report + hash);
  expect(await cards(again.page).count()).toBe(1);
  await again.page.click('button[type=reset]');
  await expect.poll(() => cards(again.page).count()).toBe(96);
  expect(new URL(again.page.url()).hash).toBe('');
});

test('on a narrow screen the failures come before the filters', async () => {
  const { page } = await openPage(browser, report, { viewport: { width: 390, height: 844 } });
  expect(await page.locator('#filters').isVisible()).toBe(false);
  await page.locator('#finder summary').click();
  expect(await page.locator('#filters').isVisible()).toBe(true);
});

test('a status filter finds the verdicts that saw it', async () => {
  const { page } = await openPage(browser, `${report}#?status=500`);
  expect(await cards(page).count()).toBeGreaterThan(0);
  expect(await page.locator('.card:visible:not([data-statuses~="500"])').count()).toBe(0);
});

test('a link to a requirement opens it, also when a filter hides it', async () => {
  const { page } = await openPage(browser, `${report}#?outcome=pass`);
  await page.evaluate(`location.hash = ${JSON.stringify(opened)}`);
  const card = page.locator('.card[open]');
  await card.waitFor({ state: 'visible' });
  expect(await card.getAttribute('id')).toBe(opened.slice(1));
  expect((await card.boundingBox())?.y).toBeLessThan(900);
});

test('a link to an exchange that is packed away unpacks and shows it', async () => {
  const { page, complaints } = await openPage(browser, `${report}#acme@sandbox/x230`);
  const exchange = page.locator('[id="acme@sandbox/x230"]');
  await exchange.waitFor({ state: 'visible' });
  await expect.poll(async () => (await exchange.boundingBox())?.y).toBeLessThan(900);
  expect(await exchange.textContent()).toMatch(/PATCH https:\/\/sandbox\.example\.test\/v1\/users\//);
  expect(complaints).toEqual([]);
});

test('every finding and transcript of a failure can be shown', async () => {
  const { page } = await openPage(browser, report + opened);
  const card = page.locator('.card[open]');
  await card.getByRole('button', { name: 'Show each in full' }).click();
  await expect.poll(() => card.locator('.finding').count()).toBe(21);
  expect(await card.locator('[data-slot]').count()).toBe(0);
  await card.getByRole('button', { name: 'Show transcripts' }).click();
  await expect.poll(() => card.locator('.exchange').count()).toBe(20);
});

test('a curl line is copied as it has to be pasted', async () => {
  const { page } = await openPage(browser, report + opened, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy curl command' }).first().click();
  const text = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(text).toMatch(/^curl -sS .*\n.*-X PATCH/);
  expect(text).toBe(await page.locator('.card[open] .command').first().textContent());
});

test('everything can be reached with the keyboard', async () => {
  const { page } = await openPage(browser, report);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the failures');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focused(page)).toContain('access.insufficient-role');
  await page.keyboard.press('Enter');
  expect(await page.locator('.card[open]').count()).toBe(1);
  await page.keyboard.press('/');
  await page.keyboard.type('jk/');
  expect(await page.inputValue('[name=text]')).toBe('jk/');
});

test('single keys can be switched off', async () => {
  const { page } = await openPage(browser, report);
  await page.uncheck('#keys');
  await page.keyboard.press('j');
  expect(await focused(page)).not.toContain('access.insufficient-role');
});

test('it is dark where the system is', async () => {
  const light = await openPage(browser, report);
  const dark = await openPage(browser, report, { colorScheme: 'dark' });
  const shade = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  expect(await shade(light.page)).toBe('rgb(247, 247, 245)');
  expect(await shade(dark.page)).toBe('rgb(21, 23, 26)');
});

test.each([390, 768, 1280])('at %i pixels nothing makes the page itself scroll sideways', async (width) => {
  const { page } = await openPage(browser, report, { viewport: { width, height: 844 } });
  await openEverything(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});

test('on paper failures are whole, and what only a screen can use is gone', async () => {
  const { page } = await openPage(browser, report);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('#failures .card').first().getByText('Why it matters').isVisible()).toBe(true);
  expect(await page.locator('.aside').isVisible()).toBe(false);
  expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect((await page.pdf()).length).toBeGreaterThan(50_000);
});

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 390, height: 844 } }],
] as const)('axe finds nothing (%s, all opened)', async (_, options) => {
  const { page } = await openPage(browser, report + opened, options);
  expect(await violations(page)).toEqual([]);
  await page.locator('.card[open]').getByRole('button', { name: 'Show transcripts' }).click();
  await openEverything(page);
  expect(await violations(page)).toEqual([]);
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // The source that was just evaluated defines it in the page.
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
  });
}

async function openEverything(page: Page): Promise<void> {
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}
