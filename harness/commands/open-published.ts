import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Documents } from '../contract/documents.ts';
import { openSource } from '../contract/infer/open-source.ts';
import { fetchDocument } from '../exchange/fetch-document.ts';

/** A published document by its URL or its file. */
export async function openPublished(source: string, operation: string | undefined): Promise<Documents> {
  if (!/^https?:\/\//.test(source)) return openSource(source, operation);
  const fetched = await fetchDocument(source);
  if ('unchanged' in fetched) throw new Error('nothing was asked that could be unchanged');
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-published-'));
  try {
    const file = join(folder, 'published.yaml');
    writeFileSync(file, fetched.text);
    return openSource(file, operation);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
