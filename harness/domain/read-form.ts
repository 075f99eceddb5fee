import type { RequestBody } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { fromPairs, type Pairs } from './plain-pairs.ts';

/** What a form, or a multipart form (RFC 7578, every part a text), says: its texts typed as documented. */
export function readForm({ encoding, documented }: RequestBody, contentType: string, text: string): Json {
  return fromPairs(
    encoding === 'multipart' ? partsOf(text, boundaryOf(contentType)) : [...new URLSearchParams(text)],
    documented,
  );
}

/** The value that an update's body says, as the contract carries updates. */
export function readCarried(request: RequestBody, headers: Readonly<Record<string, string>>, text: string): Json {
  const { encoding = 'json' } = request;
  if (encoding === 'json') return JSON.parse(text) as Json;
  const [, type = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return readForm(request, type, text);
}

/** The boundary between the parts of a multipart body; empty when the media type names none. */
export function boundaryOf(contentType: string): string {
  return /boundary="?([^";]+)/.exec(contentType)?.[1] ?? '';
}

function partsOf(text: string, boundary: string): Pairs {
  return text.split(`--${boundary}`).flatMap((part): readonly (readonly [string, string])[] => {
    const [head = '', ...body] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1];
    return name === undefined ? [] : [[decodeURIComponent(name), body.join('\r\n\r\n').replace(/\r\n$/, '')]];
  });
}
