import { expect, test } from 'vitest';
import { sampleDocument, sampleFolder, sampleProfile } from '../../bench/kit/contract-folder.ts';
import { loadContract } from './load-contract.ts';

async function codes(from: string, to: string, profile = sampleProfile): Promise<readonly string[]> {
  const text = sampleDocument.replace(from, to);
  if (from !== '') expect(text).not.toBe(sampleDocument);
  const { gaps } = await loadContract(sampleFolder({ 'openapi.yaml': text, 'profile.yaml': profile }));
  expect(gaps.every(({ kind }) => kind === 'gap')).toBe(true);
  return gaps.map(({ code }) => code);
}

test('a sound document has no gaps', async () => {
  expect(await codes('', '')).toEqual([]);
});

test.each([
  [
    'an example that breaks its schema',
    "schema: { $ref: '#/components/schemas/Update' }",
    "schema: { $ref: '#/components/schemas/Update' }\n            example: {}",
    'example-breaks-schema',
  ],
  ['a required name that is no property', 'required: [role]', 'required: [role, roel]', 'required-undeclared'],
  ['an enum of another type', 'nick: { type: string }', 'nick: { type: string, enum: [1, 2] }', 'enum-of-another-type'],
  ['an unquoted version', 'openapi: 3.0.3', 'openapi: 3.0', 'document-invalid'],
  ['no error at all', "        '404': { description: Nobody }\n", '', 'errors-undocumented'],
  ['no error but 429', "'404': { description: Nobody }", "'429': { description: Slow down }", 'errors-undocumented'],
  ['anonymous access', '        - key: []', '        - {}', 'security-anonymous'],
  ['no security', '      security:\n        - key: []\n', '', 'security-missing'],
  ['a server variable with a value twice', '{ default: v1 }', '{ default: v1, enum: [v1, v2, v1] }', 'enum-duplicates'],
  ['a server default that is not listed', '{ default: v1 }', '{ default: v1, enum: [v2] }', 'server-default'],
  [
    'a response without a schema',
    "'404': { description: Nobody }",
    "'404': { description: Nobody, content: { text/plain: {} } }",
    'response-without-schema',
  ],
  [
    'a key given twice',
    'Member:\n      type: object',
    'Member:\n      type: object\n      type: object',
    'duplicate-key',
  ],
])('%s is a gap', async (_, from, to, code) => {
  expect(await codes(from, to)).toEqual([code]);
});

test('a rule that contradicts the schema, and what a reader found, are gaps', async () => {
  const profile = `${sampleProfile}    contradicts: true\ngaps:\n  - { id: silent, description: Nothing is said., expected: a word, received: none, source: the handbook }\n`;
  expect(await codes('', '', profile)).toEqual(['prose-contradicts-schema', 'silent']);
});
