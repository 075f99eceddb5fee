/** One encoding of a payload that JSON over a network does not allow (RFC 8259, section 8.1). */
interface Encoded {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The payload in other encodings and with bytes that are no UTF-8. */
export function encodings(text: string): readonly Encoded[] {
  const utf8 = new TextEncoder().encode(text);
  const inString = (...bytes: number[]) =>
    concat(ascii(`${text.slice(0, -1)}${text === '{}' ? '' : ','}"extra":"a`), bytes, ascii('b"}'));
  return [
    { name: 'byte order mark', bytes: concat([0xef, 0xbb, 0xbf], utf8) },
    { name: 'UTF-16 little endian with mark', bytes: concat([0xff, 0xfe], utf16(text, true)) },
    { name: 'UTF-16 big endian with mark', bytes: concat([0xfe, 0xff], utf16(text, false)) },
    { name: 'UTF-16 little endian without mark', bytes: utf16(text, true) },
    { name: 'UTF-32 big endian', bytes: utf32(text) },
    { name: 'Latin-1 letter', bytes: inString(0xe9) },
    { name: 'invalid byte', bytes: inString(0xff) },
    { name: 'lone continuation byte', bytes: inString(0x80) },
    { name: 'truncated sequence', bytes: inString(0xe2, 0x82) },
    { name: 'overlong slash', bytes: inString(0xc0, 0xaf) },
    { name: 'surrogate in UTF-8', bytes: inString(0xed, 0xa0, 0x80) },
    { name: 'past the last code point', bytes: inString(0xf4, 0x90, 0x80, 0x80) },
    { name: 'invalid byte in a name', bytes: concat(ascii('{"r\\u006fle'), [0xff], ascii('":1}')) },
    { name: 'invalid byte after the payload', bytes: concat(utf8, [0xff]) },
  ];
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

function utf32(text: string): Uint8Array {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  for (const [index, point] of points.entries()) view.setUint32(index * 4, point);
  return new Uint8Array(view.buffer);
}
