import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A report in a folder of its own, opened from disk as often as a test needs. */
export class ReportFolder implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rolecall-report-'));

  /** Address of a file with this text. */
  write(name: string, text: string): string {
    const file = join(this.#folder, name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** An opened page and everything that it complained about or asked for. */
interface OpenedPage {
  readonly page: Page;
  /** Errors, console messages, dialogs and requests other than for the file itself. Stays empty. */
  readonly complaints: readonly string[];
}

/** Opens the address in a context of its own and waits until the page is interactive. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error ${error.message}`));
  page.on('console', (message) => complaints.push(`console ${message.text()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = url.replace(/#.*/s, '');
  page.on('request', (request) => {
    if (request.url().replace(/#.*/s, '') !== own) complaints.push(`request ${request.url()}`);
  });
  await page.goto(url);
  if (options.javaScriptEnabled !== false) {
    await page.waitForFunction(() => performance.getEntriesByName('rolecall-ready').length > 0);
  }
  return { page, complaints };
}
