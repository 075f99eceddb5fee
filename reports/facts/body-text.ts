import type { RecordedBody } from '../../harness/model/exchange.ts';
import { cutText } from './cut-text.ts';
import { indentJson } from './indent-json.ts';
import { jsonOf } from './json-leaves.ts';
import { grouped } from './plural.ts';

/** A body for people. */
export interface BodyText {
  readonly text: string;
  /** What the text does not say: its length, that it was cut, that it is base64. */
  readonly facts: string;
}

/** JSON indented, anything else as it is, at most `most` characters; `undefined` when there was no body. */
export function bodyText(body: RecordedBody | undefined, most: number): BodyText | undefined {
  if (!body) return undefined;
  const { text, base64, bytes, sha256 } = body;
  const facts = [
    `${grouped(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`,
    ...(text === undefined && base64 !== undefined ? ['not UTF-8, shown as base64'] : []),
    ...(sha256 === undefined ? [] : [`recorded in part, SHA-256 of the whole ${sha256}`]),
  ];
  const shown = text ?? base64 ?? '';
  const readable = shown.length <= most && jsonOf(text) !== undefined ? indentJson(shown) : shown;
  return { text: cutText(readable, most), facts: facts.join(', ') };
}
