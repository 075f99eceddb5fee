import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import type { Ajv, Format } from 'ajv';
import type { Json } from '../../model/json.ts';
import { isPattern } from './linear-pattern.ts';

// ajv-formats is CommonJS without named exports that the loader sees: its table is taken the CommonJS way.
const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats.js') as {
  readonly fullFormats: Readonly<Record<string, Format>>;
};

const plainUri = fullFormats.uri as (text: string) => boolean;
const uriReference = fullFormats['uri-reference'] as RegExp;
const hostname = fullFormats.hostname as RegExp;
const plainEmail = fullFormats.email as RegExp;
const ipv6 = fullFormats.ipv6 as RegExp;
const ipv4 = fullFormats.ipv4 as RegExp;

/** Formats that are asserted, by name. */
export const knownFormats: Readonly<Record<string, Format>> = {
  ...fullFormats,
  uri: { type: 'string', validate: uri },
  email: { type: 'string', validate: isEmail },
  // ajv's own knows three schemes only; JSON Schema has no such format, and to most who use it it is a URI.
  url: { type: 'string', validate: uri },
  iri: { type: 'string', validate: (text: string) => uri(asUri(text)) },
  'iri-reference': { type: 'string', validate: (text: string) => uriReference.test(asUri(text)) },
  'idn-hostname': { type: 'string', validate: isInternationalHostname },
  'idn-email': { type: 'string', validate: (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text) },
  // Seconds: what is past the year 5138 is a number of milliseconds.
  unixtime: { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 1e11 },
  // Of what lies past 2^53 only the numbers that are surely inside, however they were rounded.
  int64: { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 63 },
  regex: { type: 'string', validate: isPattern },
};

/** A host that is no address in brackets has one colon at most, before its port (RFC 3986, section 3.2). */
function uri(text: string): boolean {
  const [, host = ''] = /^[^:/?#]+:[/]{2}(?:[^/?#@]*@)?([^/?#]*)/.exec(text) ?? [];
  return plainUri(text) && (host.startsWith('[') || host.split(':').length <= 2);
}

/** The usual addresses, and those with a quoted name or an address of IP in brackets (RFC 5321, section 4.1.2). */
function isEmail(text: string): boolean {
  if (plainEmail.test(text)) return true;
  const [, name = '', quoted, host = ''] = /^((?:[^"@\s]+)|("(?:[^"\\\r\n]|\\[ -~])*"))@([^@\s]+)$/.exec(text) ?? [];
  const isName = quoted !== undefined || plainEmail.test(`${name}@example.com`);
  const [, literal] = /^\[(.+)\]$/.exec(host) ?? [];
  if (literal === undefined) return isName && plainEmail.test(`a@${host}`);
  return isName && (ipv4.test(literal) || (/^IPv6:/i.test(literal) && ipv6.test(literal.slice(5))));
}

/** What RFC 3987 adds to RFC 3986 are letters past ASCII wherever a letter may be: one of those stands for each. */
function asUri(text: string): string {
  return text.replace(/[\u{a0}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{efffd}]/gu, 'a');
}

/** Labels of letters, marks and digits that have a form in ASCII (RFC 5890), after normal form C and without capitals. */
function isInternationalHostname(text: string): boolean {
  if (!/^(?:[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}-]+[.])*[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}-]+$/iu.test(text))
    return false;
  const labels = text.split('.');
  if (labels.some((label) => /^-|-$|^\p{M}|^(?!xn--)..--/u.test(label))) return false;
  const ascii = domainToASCII(text);
  return ascii !== '' && hostname.test(ascii) && text.normalize('NFC') === text;
}

/** Teaches an ajv instance the formats that are asserted; any other format is ignored. */
export function addKnownFormats(ajv: Ajv): void {
  for (const [name, format] of Object.entries(knownFormats)) ajv.addFormat(name, format);
}

/** Whether a value has a format, as ajv will see it: formats speak of one type and let others pass. */
export function hasFormat(name: string, value: Json): boolean {
  const format = Object.hasOwn(knownFormats, name) ? knownFormats[name] : undefined;
  if (format === undefined || format === true) return true;
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value);
  if (typeof format !== 'object') return true;
  if (typeof value !== (format.type ?? 'string')) return true;
  const { validate } = format;
  if (validate instanceof RegExp) return validate.test(String(value));
  // Each format's function takes the one type that it declares, which the value has by now.
  return typeof validate === 'function' ? Boolean((validate as (value: Json) => unknown)(value)) : true;
}
