import type { JsonObject } from '../../model/json.ts';
import { withFirst, withMember } from './member-text.ts';

const strings: readonly (readonly [string, string])[] = [
  ['escaped NUL', '"a\\u0000b"'],
  ['escaped lone high surrogate', '"a\\ud800b"'],
  ['escaped lone low surrogate', '"a\\udc00b"'],
  ['surrogates in the wrong order', '"\\udc00\\ud800"'],
  ['noncharacter', '"a\\uffffb"'],
  ['right to left override', '"a\\u202eb"'],
  ['combining marks', JSON.stringify(`e${'\u0301'.repeat(200)}`)],
  ['control characters', '"a\\u0001\\u0008\\u001b[31mb"'],
  ['line separators', '"a\\u2028\\u2029\\u0085b"'],
  ['script tag', '"<script>alert(1)</script>"'],
  ['quote and comment', `"' OR '1'='1' --"`],
  ['template and format marks', '"$\u007b7*7}{{7*7}}%s%n"'],
  ['path upwards', '"../../../../etc/passwd"'],
  ['header break', '"a\\r\\nX-Injected: 1"'],
  ['long string', JSON.stringify('a'.repeat(65_536))],
];

/** Bodies whose first string member holds what careless code trips on. */
export function hostileStrings(object: JsonObject): readonly (readonly [string, string])[] {
  return strings.map(([name, text]) => [`string with ${name}`, withFirst(object, 'string', text)]);
}

/** Bodies with members that reach for an object's prototype. */
export function hostileMembers(object: JsonObject): readonly (readonly [string, string])[] {
  return [
    ['member __proto__', withMember(object, '__proto__', '{"admin":true,"role":"owner"}')],
    ['member __proto__ null', withMember(object, '__proto__', 'null')],
    ['member constructor', withMember(object, 'constructor', '{"prototype":{"admin":true}}')],
    ['member prototype', withMember(object, 'prototype', '{"admin":true}')],
    ['member toString', withMember(object, 'toString', '1')],
    ['member hasOwnProperty', withMember(object, 'hasOwnProperty', 'true')],
    ['member with empty name', withMember(object, '', '1')],
  ];
}
