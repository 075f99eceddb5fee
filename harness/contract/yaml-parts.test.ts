import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DocumentOptions, parse, stringify, type ToStringOptions } from 'yaml';
import type { Json, JsonObject } from '../model/json.ts';
import { wholeParts } from './document-parts.ts';
import { pickOperations } from './pick-operations.ts';
import { UnusualForm } from './yaml-outline.ts';
import { yamlParts } from './yaml-parts.ts';

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

/** What the parts yield for every operation; `undefined` when the text has to be parsed whole. */
function picked(written: string): readonly JsonObject[] | undefined {
  try {
    const parts = yamlParts(written, 'a.yaml', () => undefined);
    return parts.operations.map((place) => pickOperations(parts, [place]));
  } catch (error) {
    if (error instanceof UnusualForm) return undefined;
    throw error;
  }
}

function expected(value: Json): readonly JsonObject[] {
  const parts = wholeParts(value as JsonObject);
  return parts.operations.map((place) => pickOperations(parts, [place]));
}

test.each(Object.entries(styles))(
  'a document written in the style "%s" yields the same in parts as whole',
  (style, options) => {
    let inParts = 0;
    fc.assert(
      fc.property(document, fc.constantFrom('\n', '\r\n'), fc.boolean(), (value, newline, commented) => {
        const comments = commented ? '# a comment\n\n---\n' : '';
        // A fresh copy: only the style with anchors may share nodes.
        const written =
          comments +
          stringify(style === 'anchors' ? value : structuredClone(value), { aliasDuplicateObjects: false, ...options });
        const text = newline === '\n' ? written : written.replaceAll('\n', '\r\n');
        const found = picked(text);
        if (found === undefined) return;
        inParts += 1;
        const whole = expected(parse(text) as Json);
        expect(JSON.stringify(found)).toBe(JSON.stringify(whole));
      }),
      { numRuns: 150, seed: 7 },
    );
    // The usual styles are read in parts, not merely given up.
    if (['plain', 'sequences not indented', 'deep indentation', 'folded lines'].includes(style))
      expect(inParts).toBeGreaterThan(75);
  },
);

test.each([
  ['flow style', 'openapi: 3.0.3\npaths: { /a: { get: {} } }\n'],
  ['an anchor in a part', 'openapi: 3.0.3\npaths:\n  /a:\n    get: &x\n      responses: {}\n'],
  ['an alias in a part', 'x: &x { responses: {} }\npaths:\n  /a:\n    get: *x\n'],
  ['a merge key', 'x: &x { responses: {} }\npaths:\n  /a:\n    get:\n      <<: *x\n'],
  ['a tag on a section', 'paths: !!map\n  /a:\n    get: {}\n'],
  ['an explicit key', '? paths\n: /a: {}\n'],
  ['a tab for indentation', 'paths:\n\t/a:\n\t  get: {}\n'],
  ['several documents', 'paths:\n  /a:\n    get: {}\n---\nb: 1\n'],
  ['a path item that stands elsewhere', 'paths:\n  /a:\n    $ref: other.yaml\n'],
  [
    'a key that is a number',
    'paths:\n  /a:\n    get:\n      x: { $ref: "#/components/schemas/1e1" }\ncomponents:\n  schemas:\n    1e1: {}\n',
  ],
])('%s is left to a whole parse', (_, written) => {
  expect(picked(written)).toBeUndefined();
});

test('text in block scalars and comments is not taken for structure', () => {
  const written = `openapi: 3.0.3
info:
  description: |
    paths:
      /wrong:
# a comment at the margin
    # a heading
  title: x
paths:
  # the first
  /a:
    get:
      description: >-
        /b:
          get: no
      responses: {}
`;
  expect(picked(written)).toEqual(expected(parse(written) as Json));
});
