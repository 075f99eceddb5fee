import { isObject } from '../domain/is-object.ts';
import type { Json } from '../model/json.ts';
import { brokenTexts, duplicates, numberTexts } from './raw/broken-json.ts';
import { encodings } from './raw/encodings.ts';
import { hostileMembers, hostileStrings } from './raw/hostile.ts';
import { withMember } from './raw/member-text.ts';

/** A request body as bytes, for what no JSON value can say. */
export interface RawBody {
  /** Stable and unique. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly cause:
    | 'malformed-json'
    | 'empty-body'
    | 'not-an-object'
    | 'oversized'
    | 'deep-nesting'
    | 'hostile-string'
    | 'prototype-keys'
    | 'encoding'
    | 'big-number';
  /** Whether it is JSON text that parsers must accept (RFC 8259, section 9). */
  readonly wellFormed: boolean;
}

/** How large the large bodies are. */
export interface RawBodyOptions {
  /** Bytes of the oversized body; 2 MiB when absent. */
  readonly largeBytes?: number;
  /** Levels of the deeply nested body; 100,000 when absent. */
  readonly depth?: number;
}

/** The bodies that test a parser rather than a schema, each made from one valid payload by one change. */
export function rawBodies(validPayload: Json, options: RawBodyOptions = {}): readonly RawBody[] {
  const { largeBytes = 2 * 1024 * 1024, depth = 100_000 } = options;
  const text = JSON.stringify(validPayload);
  const object = isObject(validPayload) ? validPayload : {};
  return [
    ...brokenTexts(text, object).map(([name, body]) => raw(name, body, 'malformed-json', false)),
    raw('empty', '', 'empty-body', false),
    raw('only white space', ' \t\r\n', 'empty-body', false),
    ...wrongTops.map((top) => raw(`top level ${top}`, top, 'not-an-object', true)),
    raw('payload in an array', `[${text}]`, 'not-an-object', true),
    raw('payload in a string', JSON.stringify(text), 'not-an-object', true),
    raw('white space before', ' '.repeat(largeBytes) + text, 'oversized', true),
    raw('one long string', withMember(object, 'padding', JSON.stringify('a'.repeat(largeBytes))), 'oversized', true),
    raw('nested arrays', withMember(object, 'deep', '['.repeat(depth) + ']'.repeat(depth)), 'deep-nesting', true),
    raw(
      'nested objects',
      withMember(object, 'deep', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
      'deep-nesting',
      true,
    ),
    raw('nested arrays left open', '['.repeat(depth), 'deep-nesting', false),
    ...hostileStrings(object).map(([name, body]) => raw(name, body, 'hostile-string', true)),
    ...hostileMembers(object).map(([name, body]) => raw(name, body, 'prototype-keys', true)),
    ...duplicates(object).map(([name, body]) => raw(name, body, 'malformed-json', true)),
    ...numberTexts(object).map(([name, body]) => raw(name, body, 'big-number', true)),
    ...encodings(text).map(({ name, bytes }): RawBody => ({ name, bytes, cause: 'encoding', wellFormed: false })),
  ];
}

const wrongTops = ['null', 'true', '0', '""', '[]'];

function raw(name: string, text: string, cause: RawBody['cause'], wellFormed: boolean): RawBody {
  return { name, bytes: new TextEncoder().encode(text), cause, wellFormed };
}
