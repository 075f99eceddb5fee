import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleFolder } from '../../bench/kit/contract-folder.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { Documents } from './documents.ts';
import { gapList } from './gap.ts';

function documents(value: JsonObject, folder = '/nowhere') {
  const list = gapList();
  return { list, documents: new Documents(value, join(folder, 'openapi.yaml'), list.note, folder) };
}

const at = (value: Json, documents: Documents) => ({ value, file: documents.root.file, pointer: '/here' });

test('a chain of references is followed to its end', () => {
  const { documents: all } = documents({ a: { $ref: '#/b' }, b: { $ref: '#/c~1d' }, 'c/d': { x: 1 } });
  expect(all.follow(at({ $ref: '#/a' }, all))).toMatchObject({ value: { x: 1 }, pointer: '/c~1d' });
});

test('a pointer may be percent-encoded', () => {
  const { documents: all } = documents({ 'a b{c}': 1 });
  expect(all.resolve('#/a%20b%7Bc%7D', at({}, all))?.value).toBe(1);
});

test.each([
  ['nothing', '#/missing', 'ref-unresolved'],
  ['an inherited name', '#/constructor', 'ref-unresolved'],
  ['an anchor', '#name', 'ref-unresolved'],
  ['itself', '#/self', 'ref-circular'],
])('a reference to %s is a gap', (_, reference, code) => {
  const { documents: all, list } = documents({ self: { $ref: '#/self' } });
  expect(all.follow(at({ $ref: reference }, all))).toBeUndefined();
  expect(list.gaps().map((gap) => gap.code)).toEqual([code]);
});

test.each(['https://evil.example/a.yaml#/x', '//evil.example/a.yaml', 'file:///etc/passwd'])(
  '%s is never fetched',
  (reference) => {
    const { documents: all } = documents({});
    expect(() => all.resolve(reference, at({}, all))).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNSAFE' }));
  },
);

test('files beside the document are read, those above it are not', () => {
  const folder = sampleFolder({
    'in/parts/a.json': '{"x": {"$ref": "b.yaml#/y"}}',
    'in/parts/b.yaml': 'y: 2\n',
    'c.yaml': 'z: 3\n',
  });
  const { documents: all } = documents({}, join(folder, 'in'));
  const found = all.resolve('parts/a.json#/x', at({}, all));
  expect(found && all.follow(found)?.value).toBe(2);
  expect(() => all.resolve('../c.yaml#/z', at({}, all))).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNSAFE' }));
});
