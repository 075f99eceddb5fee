import { expect, test } from 'vitest';
import { rawBodies } from '../schema/raw-bodies.ts';
import { mostLevels, parseBody } from './parse-body.ts';

const read = (text: string) => parseBody(new TextEncoder().encode(text));

test.each(rawBodies({ role: 'editor' }, { largeBytes: 2000, depth: 5000 }))(
  '$name is read or refused as RFC 8259 says',
  ({ bytes, cause: refusal, wellFormed }) => {
    const { value } = parseBody(bytes);
    expect(value !== undefined).toBe(wellFormed && refusal !== 'deep-nesting');
  },
);

test('nesting is counted outside of texts only', () => {
  const nested = (levels: number) => `${' '.repeat(300)}${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(read(nested(mostLevels)).value).toBeDefined();
  expect(read(nested(mostLevels + 1))).toEqual({ value: undefined, refusal: 'deep-nesting' });
  expect(read(JSON.stringify({ text: `"${'['.repeat(500)}\\` })).value).toBeDefined();
});

test('of equal names the last counts', () => {
  expect(read('{"role":"editor","role":"viewer"}').value).toEqual({ role: 'viewer' });
});
