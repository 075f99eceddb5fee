import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { parseExactly } from './exact-integers.ts';
import { mentionsId } from './mentions-id.ts';

test.each<[Json, string, boolean]>([
  [{ id: 'mbr_2', role: 'member' }, 'mbr_2', true],
  [{ id: 'mbr_1', role: 'member' }, 'mbr_2', false],
  [{ user: { links: [{ self: 7 }] } }, '7', true],
  [{ id: 1, email: 'ann@acme.example' }, 'ann@acme.example', true],
  [{ id: '6F1C6C1E-6F0E-4F0B-8A3E-0D2F3C1B5A77' }, '6f1c6c1e-6f0e-4f0b-8a3e-0d2f3c1b5a77', true],
  [{ id: null }, 'null', false],
  [parseExactly('{"id":9007199254740993}') as Json, '9007199254740993', true],
  [parseExactly('{"id":9007199254740993}') as Json, '9007199254740992', false],
])('%j mentions %j: %s', (value, id, expected) => {
  expect(mentionsId(value, id)).toBe(expected);
});
