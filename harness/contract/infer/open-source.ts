import { dirname } from 'node:path';
import { isObject } from '../../domain/is-object.ts';
import { Documents } from '../documents.ts';
import { gapList } from '../gap.ts';
import { parseDocuments } from '../parse-document.ts';
import { readSource, shown } from '../read-source.ts';
import { placesIn } from './shown-beside.ts';

/** A published document, read whole. Of a page that shows several, the one that has `operation`. */
export function openSource(file: string, operation?: string): Documents {
  const text = readSource(file);
  const { note } = gapList();
  const all = parseDocuments(text, shown(file), note).map((value) => new Documents(value, file, note, dirname(file)));
  const fitting = all.find((documents) => placesIn(documents).some(({ id }) => id === operation));
  // A text without a document has been refused already.
  return fitting ?? (all[0] as Documents);
}

/** The document's first absolute server URL. */
export function serverOf({ root }: Documents): string | undefined {
  const servers = Array.isArray(root.value.servers) ? root.value.servers : [];
  const urls = servers.flatMap((server) => (isObject(server) && typeof server.url === 'string' ? server.url : []));
  return urls.find((url) => /^https?:\/\/[^{]*$/.test(url));
}
