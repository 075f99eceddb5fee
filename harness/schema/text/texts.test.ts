import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasFormat } from '../checking/formats.ts';
import { drawOf, simplestDraw } from '../draw.ts';
import { formatPattern } from './format-patterns.ts';
import { type TextDemand, textsOf } from './texts.ts';

const demands: readonly (readonly [string, TextDemand])[] = [
  ['a pattern joined with lengths', { matches: ['^[a-z]+(-[a-z]+)*$'], misses: [], min: 7, max: 9 }],
  ['two patterns', { matches: ['^a', 'b$'], misses: [], min: 0, max: 6 }],
  ['a pattern and not another', { matches: ['^[ab]{3}$'], misses: ['aa'], min: 0, max: 10 }],
  ['look-ahead', { matches: ['^(?!x)(?=.*\\d)[a-z\\d]+$'], misses: [], min: 4, max: 4 }],
  ['wide characters', { matches: ['^\\u{1f600}+$'], misses: [], min: 2, max: 3 }],
  ['word boundaries', { matches: ['\\bcat\\b'], misses: [], min: 3, max: 8 }],
  ['no anchors', { matches: ['cat|dog'], misses: [], min: 5, max: 8 }],
];

test.each(demands)('%s: every text meets the demand', (_name, demand) => {
  const texts = textsOf(demand);
  if (texts.kind !== 'texts') throw new Error(texts.kind);
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const text = texts.text(drawOf(seed)) ?? '';
      for (const pattern of demand.matches) expect(text).toMatch(new RegExp(pattern, 'u'));
      for (const pattern of demand.misses) expect(text).not.toMatch(new RegExp(pattern, 'u'));
      expect([...text].length).toBeGreaterThanOrEqual(demand.min);
      expect([...text].length).toBeLessThanOrEqual(demand.max);
    }),
    { seed: 5 },
  );
});

test('the simplest text is the shortest', () => {
  const texts = textsOf({ matches: ['^(ab)+$'], misses: [], min: 3, max: 100 });
  expect(texts.kind === 'texts' && texts.text(simplestDraw, texts.least)).toBe('abab');
});

test('a demand that contradicts itself has no texts', () => {
  expect(textsOf({ matches: ['^a+$'], misses: ['^.*$'], min: 0, max: 100 }).kind).toBe('none');
  expect(textsOf({ matches: ['^(..)+$'], misses: [], min: 5, max: 5 }).kind).toBe('none');
});

const formatNames = [
  'email',
  'idn-email',
  'uuid',
  'date',
  'time',
  'date-time',
  'duration',
  'uri',
  'uri-reference',
  'hostname',
  'ipv4',
  'ipv6',
  'byte',
  'json-pointer',
  'relative-json-pointer',
  'uri-template',
  'regex',
];

test.each(formatNames)('every text made for the format %s has it', (format) => {
  const texts = textsOf({ matches: [formatPattern(format) ?? ''], misses: [], min: 0, max: 1000 });
  if (texts.kind !== 'texts') throw new Error(texts.kind);
  for (let count = 0; count < 200; count += 1) {
    const text = texts.text(drawOf(count)) ?? '';
    expect([text, hasFormat(format, text)]).toEqual([text, true]);
  }
});

test('a pattern whose states grow without end is undecided, and does not run on', () => {
  expect(textsOf({ matches: ['^(a{1,50000}){1,50000}$'], misses: [], min: 0, max: 100 }).kind).toBe('undecided');
});
