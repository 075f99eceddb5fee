import { expect, test } from 'vitest';
import { gapList } from './gap.ts';
import { parseYaml } from './parse-yaml.ts';

const read = (text: string) => parseYaml(text, 'a.yaml', () => undefined).value;
const codeOf = (text: string) => {
  try {
    read(text);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('aliases and merge keys are written out', () => {
  expect(read('a: &x { b: 1 }\nc: *x\nd: { <<: *x, e: 2 }\n')).toEqual({ a: { b: 1 }, c: { b: 1 }, d: { b: 1, e: 2 } });
});

test('many plain uses of one alias are read', () => {
  const text = `a: &x { b: 1 }\nlist:\n${'  - *x\n'.repeat(2000)}`;
  expect((read(text) as { list: unknown[] }).list).toHaveLength(2000);
});

test('an alias bomb is refused before it grows', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [level, name] of [...'bcdefghi'].entries()) {
    const before = 'abcdefghi'[level];
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
  }
  const start = performance.now();
  expect(codeOf(bomb.join('\n'))).toBe('DOCUMENT_UNSAFE');
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a value that contains itself is refused', () => {
  expect(codeOf('a: &a\n  b: *a\n')).toBe('DOCUMENT_UNSAFE');
});

test('a __proto__ key is refused wherever it stands, and pollutes nothing', () => {
  expect(codeOf('a:\n  - __proto__: { polluted: true }\n')).toBe('DOCUMENT_UNSAFE');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('constructor and prototype are names like any other', () => {
  const value = read('constructor: { prototype: { polluted: true } }\n') as Record<string, unknown>;
  expect(Object.hasOwn(value, 'constructor')).toBe(true);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('nesting without end is refused', () => {
  expect(codeOf(`${'['.repeat(3000)}${']'.repeat(3000)}`)).toMatch(/^DOCUMENT_/);
});

test('a mistake is told with line and column, counted in the whole file', () => {
  expect(() => parseYaml('a: 1\nb: "open\n', 'page.md', () => undefined, 10)).toThrow(
    /page\.md:1[12]:\d+ is not valid YAML/,
  );
});

test('a key given twice is a gap, and the last one is used', () => {
  const { note, gaps } = gapList();
  expect(parseYaml('a: 1\nb: 2\na: 3\n', 'a.yaml', note).value).toEqual({ a: 3, b: 2 });
  expect(gaps().map(({ code, fact }) => [code, fact])).toEqual([
    ['duplicate-key', 'the key a is given twice at a.yaml:3:1'],
  ]);
});
