import type { Contract, RequestBody } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { splitBeside, withBeside } from './beside-body.ts';
import { isObject } from './is-object.ts';
import { fromPairs, type Pairs, toPairs } from './plain-pairs.ts';

/** An update as it goes onto the wire: a body, or parameters of path and query. */
export interface EncodedUpdate {
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
  readonly parameters?: Pairs;
}

/** What a boundary of ours is; no text that we send has it. */
const boundary = 'rolecall-4b1d8f9a';

/** Writes the value that an update is as the contract carries updates. */
export function encodeUpdate(request: RequestBody, value: Json): EncodedUpdate {
  const { body, pairs } = splitBeside(request, value);
  const carried = encodeBody(request, body);
  return pairs.length === 0 ? carried : { ...carried, parameters: pairs };
}

function encodeBody({ encoding = 'json', mediaType }: RequestBody, value: Json): EncodedUpdate {
  switch (encoding) {
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(value)), contentType: mediaType };
    case 'form': {
      const text = new URLSearchParams();
      for (const [name, part] of toPairs(value)) text.append(name, part.toWellFormed());
      return { bytes: Buffer.from(text.toString()), contentType: mediaType };
    }
    case 'multipart':
      return { bytes: Buffer.from(multipart(toPairs(value))), contentType: `${mediaType}; boundary=${boundary}` };
    case 'parameters':
      return { parameters: toPairs(value) };
  }
}

/** RFC 7578, every part a text. */
function multipart(pairs: Pairs): string {
  const parts = pairs.map(([name, text]) => {
    const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${text.toWellFormed()}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

/**
 * The value that a receiver reads from what was written: texts get the types that the document gives them. `undefined` where it
 * cannot be written at all: what is no object in a form, a path with nothing in it.
 */
export function asReceived({ request, update }: Pick<Contract, 'request' | 'update'>, value: Json): Json | undefined {
  const { encoding = 'json', documented } = request;
  const { body, pairs: outside } = splitBeside(request, value);
  const inUrl = (request.beside ?? []).filter((name) => update.path.includes(`{${name}}`));
  if (inUrl.some((name) => !outside.some(([known, text]) => known === name && text !== ''))) return undefined;
  if (encoding === 'json') {
    const sent = outside.map(([name, text]) => [name, text.toWellFormed()] as const);
    return withBeside(request, JSON.parse(JSON.stringify(body)) as Json, sent);
  }
  if (!isObject(value)) return undefined;
  const pairs = toPairs(value).map(([name, text]): [string, string] => [name, text.toWellFormed()]);
  const inPath = [...update.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  const own = isObject(documented) && isObject(documented.properties) ? Object.keys(documented.properties) : [];
  const isWhole = inPath
    .filter((name) => name !== undefined && own.includes(name))
    .every((name) => pairs.some(([known, text]) => known === name && text !== ''));
  return encoding === 'parameters' && !isWhole ? undefined : fromPairs(pairs, documented);
}
