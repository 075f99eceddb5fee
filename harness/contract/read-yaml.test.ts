import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DocumentOptions, parse, stringify, type ToStringOptions } from 'yaml';
import { gapList } from './gap.ts';
import { readYaml } from './read-yaml.ts';

type Style = ToStringOptions & DocumentOptions & { readonly aliasDuplicateObjects?: boolean };

const styles: Readonly<Record<string, Style>> = {
  plain: {},
  'sequences not indented': { indentSeq: false },
  'deep indentation': { indent: 7 },
  'double quotes': { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' },
  'single quotes': { singleQuote: true, defaultKeyType: 'QUOTE_SINGLE' },
  'folded lines': { lineWidth: 30 },
  literals: { defaultStringType: 'BLOCK_LITERAL', defaultKeyType: 'PLAIN' },
  folds: { defaultStringType: 'BLOCK_FOLDED', defaultKeyType: 'PLAIN' },
  flow: { collectionStyle: 'flow' },
  anchors: { aliasDuplicateObjects: true },
};

const read = (text: string) => readYaml(text, 'a.yaml', () => undefined);

/** Texts that look like structure. */
const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    'a: b',
    '# no comment',
    '- item',
    '{ x',
    '*a',
    '&b c',
    'paths:',
    'null',
    '12',
    'line\nkey: value\n\n  deeper\n',
    '  lead',
    'tab\there',
    "it's",
    '"',
    '%',
    '---',
  ),
);
const name = fc.oneof(
  fc.constantFrom('A', 'B', 'C', 'D', 'a b', 'x-1', 'On', 'A.B', "it's", '#1', 'a:b', '*'),
  fc.stringMatching(/^[A-Za-z][\w.-]{0,6}$/),
);
const schema = fc.record(
  {
    description: text,
    type: fc.constant('object'),
    properties: fc.dictionary(
      name,
      fc.oneof(
        fc.record({ $ref: name.map(reference) }),
        fc.record({ example: text, enum: fc.array(text, { maxLength: 3 }) }),
      ),
    ),
    required: fc.array(name, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const operation = fc.record(
  {
    summary: text,
    tags: fc.array(text, { maxLength: 2 }),
    requestBody: fc.record({
      content: fc.record({ 'application/json': fc.record({ schema: fc.record({ $ref: name.map(reference) }) }) }),
    }),
    responses: fc.record(
      {
        200: fc.record({ description: text }),
        default: fc.record({ $ref: fc.constant('#/components/responses/Error') }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['responses'] },
);
const path = fc.constantFrom('/a', '/a/{id}', '/users/{id}/role', '/x: y', '/#', '/"q"', '/b-c', '/*');
const item = fc.record(
  {
    parameters: fc.array(fc.record({ name: text, in: fc.constant('query') }), { maxLength: 2 }),
    get: operation,
    patch: operation,
    'x-note': text,
  },
  { requiredKeys: ['patch'] },
);
const document = fc.record(
  {
    openapi: fc.constant('3.0.3'),
    info: fc.record({ title: text, description: text, version: fc.constant('1') }),
    servers: fc.array(fc.record({ url: text }), { maxLength: 2 }),
    tags: fc.array(fc.record({ name: text }), { maxLength: 3 }),
    paths: fc.dictionary(path, item, { minKeys: 1 }),
    components: fc.record(
      { responses: fc.record({ Error: fc.record({ description: text }) }), schemas: fc.dictionary(name, schema) },
      { requiredKeys: [] },
    ),
    'x-more': text,
  },
  { requiredKeys: ['openapi', 'info', 'paths'] },
);

function reference(key: string): string {
  return `#/components/schemas/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

test.each(Object.entries(styles))(
  'a document in the style "%s" is read as the careful reader reads it',
  (style, options) => {
    fc.assert(
      fc.property(document, fc.constantFrom('\n', '\r\n'), fc.boolean(), (value, newline, commented) => {
        const comments = commented ? '# a comment\n\n---\n' : '';
        // A fresh copy: only the style with anchors may share nodes.
        const written =
          comments +
          stringify(style === 'anchors' ? value : structuredClone(value), { aliasDuplicateObjects: false, ...options });
        const text = newline === '\n' ? written : written.replaceAll('\n', '\r\n');
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(parse(text)));
      }),
      { numRuns: 150, seed: 7 },
    );
  },
);

test.each([
  ['numbers', 'a: [1, +1, -0, 010, 0o17, 0x1F, 1e3, 1., .5, 1_000, .inf, 1:30, 9223372036854775807]\n'],
  ['words', 'a: [yes, no, on, off, y, True, FALSE, null, Null, ~, "true", nan, 2026-11-20, =]\n'],
  ['keys that are no strings', '200: a\n1.0: b\n1e1: c\ntrue: d\nfalse: e\n0x2: f\n'],
  ['merge keys written out', 'a: { <<: { b: 1, c: 2 }, c: 3 }\n'],
  ['block scalars', 'a: |+\n  x\n\n\nb: >-\n  y\n  z\n\n   deeper\nc: |2\n    two\n'],
  ['quoted strings over lines', "a: \"x \\\n  y\\u00e9\\x41 \\\n  z\"\nb: 'it''s\n  two'\n"],
  ['plain strings over lines', 'a: x\n  y # a comment\nb: http://a.b:80/#c\n'],
])('%s are read alike', (_, text) => {
  expect(JSON.stringify(read(text))).toBe(JSON.stringify(parse(text, { merge: true })));
});

test('what is out of the ordinary is told with its place', () => {
  const { note, gaps } = gapList();
  expect(readYaml('a: 1\nb: 2\na: 3\n', 'a.yaml', note)).toEqual({ a: 3, b: 2 });
  expect(gaps().map(({ fact }) => fact)).toEqual(['the key a is given twice at a.yaml:3:1']);
  expect(() => readYaml('a: 1\nb: "open\n', 'page.md', note, 10)).toThrow(/page\.md:1[12]:\d+ is not valid YAML/);
  expect(() => readYaml('a: { __proto__: 1 }\n', 'a.yaml', note)).toThrow(/__proto__/);
  expect(readYaml('', 'a.yaml', note)).toBeNull();
});
