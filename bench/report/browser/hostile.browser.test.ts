import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import badge from '../../../reports/formats/badge.ts';
import har from '../../../reports/formats/har.ts';
import html from '../../../reports/formats/html.ts';
import junit from '../../../reports/formats/junit.ts';
import { readSample } from '../../kit/report/read-sample.ts';
import { openBrowser } from './open-browser.ts';
import { openPage, ReportFolder } from './report-page.ts';

const folder = new ReportFolder();
const run = readSample({ exchanges: 2000, hostile: true });
const page = html.render(run, { baseline: readSample({ exchanges: 300, broken: 0, hostile: true }), beside: [run] });
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  folder[Symbol.dispose]();
});

// Without the policy, escaping alone has to hold.
test.each([
  ['with its policy', page],
  ['without its policy', page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')],
])('nothing that a server sent runs, %s', async (_, text) => {
  const { page, complaints } = await openPage(browser, folder.write('hostile.html', text));
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  for (const name of ['Show each in full', 'Show transcripts']) {
    for (const button of (await page.getByRole('button', { name }).all()).slice(0, 8)) await button.click();
  }
  await expect.poll(() => page.locator('.exchange').count()).toBeGreaterThan(50);
  await page.mouse.move(640, 450);
  const found = await page.evaluate(`({
    planted: 'planted' in globalThis,
    elements: document.querySelectorAll('main :is(script, img, iframe, object, embed, style, link, meta, base, a:not([href]))').length,
    handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on')),
    links: [...document.querySelectorAll('a')].map((link) => link.protocol).filter((protocol) => !/^(file|https?):$/.test(protocol)),
  })`);
  expect(found).toEqual({ planted: false, elements: 0, handlers: [], links: [] });
  expect(complaints).toEqual([]);
});

test('the policy stops a script that is not ours', async () => {
  const planted = page.replace(
    '<main',
    '<script>globalThis.planted = 1</script><img src="x" onerror="globalThis.planted = 1"><main',
  );
  const { page: opened, complaints } = await openPage(browser, folder.write('planted.html', planted));
  expect(await opened.evaluate(() => 'planted' in globalThis)).toBe(false);
  expect(complaints.join()).toContain('Content Security Policy');
});

test('a browser reads junit and badge as well-formed XML', async () => {
  const { page } = await openPage(browser, folder.write('plain.html', html.render(run, {})));
  const errors = await page.evaluate(
    `${JSON.stringify([junit.render(run), badge.render(run)])}.map((text) =>
      new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')?.textContent)`,
  );
  expect(errors).toEqual([undefined, undefined]);
});

test('a browser that replays the HAR responds as the server did', async () => {
  const plain = readSample({ exchanges: 96 });
  const file = new URL(folder.write('run.har', har.render(plain)));
  const exchange = plain.verdicts
    .flatMap(({ exchanges }) => exchanges)
    .find(({ received }) => received?.status === 400);
  const context = await browser.newContext();
  await context.routeFromHAR(file.pathname, { notFound: 'abort' });
  await context.route('https://sandbox.example.test/', (route) =>
    route.fulfill({ body: 'here', contentType: 'text/html' }),
  );
  const page = await context.newPage();
  await page.goto('https://sandbox.example.test/');
  const response = await page.evaluate(
    async ([url = '', body = '']) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'PATCH', body, headers });
      return { status: response.status, text: await response.text() };
    },
    [exchange?.sent.url ?? '', exchange?.sent.body?.text ?? ''],
  );
  expect(response).toEqual({ status: 400, text: exchange?.received?.body?.text });
});
