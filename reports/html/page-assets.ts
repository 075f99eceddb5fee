import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The page's own style and scripts, and the policy that lets no other run. */
interface PageAssets {
  readonly style: string;
  readonly scripts: readonly string[];
  /** Value of the Content-Security-Policy. */
  readonly policy: string;
}

let cached: PageAssets | undefined;

/** Reads `style/*.css` and `client/*.js`, each found by being there, once. */
export function pageAssets(): PageAssets {
  cached ??= readAssets();
  return cached;
}

function readAssets(): PageAssets {
  const style = readFolder('style', '.css').join('\n');
  const scripts = readFolder('client', '.js');
  const policy = [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    `script-src ${scripts.map(digest).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { style, scripts, policy };
}

function readFolder(name: string, ending: string): readonly string[] {
  const folder = new URL(`./${name}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return files.sort().map((file) => readFileSync(new URL(file, folder), 'utf8'));
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
