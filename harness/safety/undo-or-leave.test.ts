import { expect, test } from 'vitest';
import { rankedContract } from '../../bench/kit/ranked-contract.ts';
import { undoOrLeave } from './undo-or-leave.ts';

const names = ['role', 'title'] as const;

test('a field that cannot be restored is left alone, and the rest is restored', () => {
  const { undo, lacks } = undoOrLeave(rankedContract(), { role: 'member' }, { role: 'admin' }, names);
  expect(undo).toEqual({ ok: true, body: { role: 'admin' } });
  expect([...lacks.keys()]).toEqual(['title']);
});

test('what has to be restored is never left alone', () => {
  const { undo } = undoOrLeave(rankedContract(), { role: 'member' }, { title: 't' }, names);
  expect(undo).toMatchObject({ ok: false });
});
