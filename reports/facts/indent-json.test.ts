import { expect, test } from 'vitest';
import { indentJson } from './indent-json.ts';

test.each([
  '17',
  '"a\\"{"',
  '[]',
  '{}',
  '[[],{},[{}]]',
  '{"":{"a":[1,"]",{"b":null}]},"c, d":": "}',
  ' { "a" : [ 1 , 2 ] } ',
  '["\\u2028\\\\","😀"]',
])('indenting %s changes nothing but white space between tokens', (text) => {
  expect(JSON.parse(indentJson(text))).toEqual(JSON.parse(text));
  expect(indentJson(indentJson(text))).toBe(indentJson(text));
});

test('numbers, escapes and repeated keys stay as they were received', () => {
  expect(indentJson('{"a":1.50e3,"a":12345678901234567890,"b":"\\u0041{,\\"","c":[],"d":[1]}')).toBe(
    `{
  "a": 1.50e3,
  "a": 12345678901234567890,
  "b": "\\u0041{,\\"",
  "c": [],
  "d": [
    1
  ]
}`,
  );
});
