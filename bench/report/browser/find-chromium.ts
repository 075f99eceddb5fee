import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { HarnessError } from '../../../harness/errors.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const minutes = 60_000;

/** Path of a Chromium: CHROMIUM_PATH, the system's, one that Playwright installed; else it is installed once. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new HarnessError(
      'USAGE',
      `CHROMIUM_PATH names ${named}, which cannot be run`,
      'unset it, or name a Chromium',
    );
  }
  return present() ?? installed();
}

function present(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
}

function installed(): string {
  const refusals: unknown[] = [];
  for (const install of [withApt, withPlaywright]) {
    try {
      install();
    } catch (cause) {
      refusals.push(cause);
    }
    const found = present();
    if (found !== undefined) return found;
  }
  const hint = 'install Chromium and set CHROMIUM_PATH to it';
  throw new HarnessError('USAGE', 'there is no Chromium, and none could be installed', hint, { cause: refusals });
}

// Debian's own package, where we may: it brings the libraries that it needs.
function withApt(): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore', timeout: 2 * minutes });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: 'ignore', timeout: 10 * minutes });
}

function withPlaywright(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 10 * minutes });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run.
    return false;
  }
}
