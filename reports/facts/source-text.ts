import { unescapeKey } from '../../harness/domain/pointer.ts';

const place = /\S+#(\/paths\/\S+)/g;

/** Where a requirement is said, for people: a place of a document as operation and member, without files of this machine. */
export function sourceText(source: string): string {
  return source.replace(place, (_, pointer: string) => {
    const [, , path = '', method = '', ...members] = pointer.split('/').map(decode);
    const operation = `${method.toUpperCase()} ${path}`.trim();
    return `the document: ${[operation, ...members].join(', ')}`;
  });
}

function decode(segment: string): string {
  const text = unescapeKey(segment);
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is what it is.
    return text;
  }
}
