import { expect, test } from 'vitest';
import { engineOf } from './engine.ts';

test('a schema keeps its engine while it is in use, and no process keeps the engines of all', () => {
  const [first, often] = [{ type: 'string' }, { type: 'integer' }];
  const engine = engineOf(first);
  const used = engineOf(often);
  expect(engineOf(first)).toBe(engine);
  for (let count = 0; count < 40; count += 1) {
    engineOf({ maxLength: count });
    expect(engineOf(often)).toBe(used);
  }
  expect(engineOf(first)).not.toBe(engine);
});
