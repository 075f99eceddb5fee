import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

test('a member that another one needs: the place is its own, the schema the one that needs it', () => {
  const schema = { $defs: { a: { dependentRequired: { x: ['y', 'z'], constructor: ['y'] } } }, $ref: '#/$defs/a' };
  const compiled = compile(schema);
  expect(compiled.accepts({ z: 1 })).toBe(true);
  expect(compiled.accepts([])).toBe(true);
  expect(compiled.accepts({ x: 1, z: 1 })).toBe(false);
  expect(compiled.errors({ x: 1 })).toEqual([
    {
      pointer: '/y',
      schemaPointer: '/$defs/a/dependentRequired',
      keyword: 'dependentRequired',
      message: '/y must have property y when property x is present',
      expected: 'dependentRequired {"x":["y","z"],"constructor":["y"]}',
      received: 'no "y"',
    },
    expect.objectContaining({ pointer: '/z' }),
  ]);
});
