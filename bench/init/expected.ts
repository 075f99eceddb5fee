import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';

const known = parse(readFileSync(join(import.meta.dirname, 'expected.yaml'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

/** The operations of a document that update a user's role; `undefined` where nobody has judged it. */
export function expectedOf(file: string, folders: readonly string[]): readonly string[] | undefined {
  const names = [...folders.map((folder) => relative(folder, file)), join(basename(dirname(file)), basename(file))];
  return names.map((name) => known[name]).find((operations) => operations !== undefined);
}
