import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-target.ts';
import { undoOrLeave } from './undo-or-leave.ts';

const names = ['role', 'title'] as const;

test('a field that cannot be restored is left alone, and the rest is restored', () => {
  const { undo, lacks } = undoOrLeave(sampleContract(), { role: 'member' }, { role: 'admin' }, names);
  expect(undo).toEqual({ ok: true, body: { role: 'admin' } });
  expect([...lacks.keys()]).toEqual(['title']);
});

test('what has to be restored is never left alone', () => {
  const { undo } = undoOrLeave(sampleContract(), { role: 'member' }, { title: 't' }, names);
  expect(undo).toMatchObject({ ok: false });
});
