import { expect, test } from 'vitest';
import { isJsonType, mediaTypeOf } from './media-type.ts';

test.each([
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/vnd.api+json', true],
  ['application/problem+json;a=b', true],
  ['application/jsonp', false],
  ['application/json-patch', false],
  ['text/html', false],
  ['', false],
  [undefined, false],
])('%s is JSON: %s', (type, json) => {
  expect(isJsonType(type)).toBe(json);
});

test('a media type is compared without parameters and case', () => {
  expect([mediaTypeOf('Text/HTML ; q=1'), mediaTypeOf(' '), mediaTypeOf(undefined)]).toEqual([
    'text/html',
    undefined,
    undefined,
  ]);
});
