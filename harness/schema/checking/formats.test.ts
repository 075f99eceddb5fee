import { expect, test } from 'vitest';
import { hasFormat } from './formats.ts';

const judged: readonly (readonly [string, string, boolean])[] = [
  ['url', 'ttp://example.com', true],
  ['url', 'https://example.com/a b', false],
  ['iri', 'http://ƒøø.ßår/?∂éœ=πîx#πîüx', true],
  ['iri', '/abc', false],
  ['iri', '\\\\WINDOWS\\filëßåré', false],
  ['iri-reference', '//ƒøø.ßår/?∂éœ=πîx#πîüx', true],
  ['iri-reference', '/âππ', true],
  ['iri-reference', '\\\\WINDOWS\\filëßåré', false],
  ['idn-hostname', '실례.테스트', true],
  ['idn-hostname', 'münchen.example', true],
  ['idn-hostname', '〮실례.테스트', false],
  ['idn-hostname', '-> $1.00 <--', false],
  ['idn-hostname', '-hello', false],
  ['idn-hostname', 'XN--aa---o47jg78q', false],
];

test.each(judged)('the format %s and %s', (format, text, expected) => {
  expect(hasFormat(format, text)).toBe(expected);
});
