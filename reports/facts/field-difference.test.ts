import { expect, test } from 'vitest';
import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import { fieldDifference } from './field-difference.ts';

const finding: Finding = {
  kind: 'failure',
  code: 'x',
  fact: 'x',
  expected: '"admin"',
  received: '"viewer"',
  at: '/role',
};

test('a finding at a field shows what was sent there', () => {
  expect(fieldDifference(finding, exchange('{"role":"admin"}', '{"role":"viewer"}'))).toEqual([
    { field: '/role', sent: '"admin"', expected: '"admin"', received: '"viewer"' },
  ]);
});

test('objects are compared field by field, equal fields left out', () => {
  const wide = { ...finding, at: '', expected: '{"role":"a","note":"n","x":1}', received: '{"role":"b","note":"n"}' };
  expect(fieldDifference(wide, undefined)).toEqual([
    { field: '/role', expected: '"a"', received: '"b"' },
    { field: '/x', expected: '1' },
  ]);
});

test('a field that a success responses otherwise than it was sent is shown too', () => {
  const rows = fieldDifference(finding, exchange('{"role":"admin","note":"a"}', '{"role":"viewer","note":"b"}'));
  expect(rows.at(-1)).toEqual({ field: '/note', sent: '"a"', received: '"b"' });
});

test('a refusal that happens to use the same names is no difference', () => {
  const refused = exchange('{"title":"a"}', '{"title":"Refused"}', 400);
  expect(fieldDifference({ ...finding, at: '' }, refused)).toHaveLength(1);
});

function exchange(sent: string, received: string, status = 200): RecordedExchange {
  return {
    id: 1,
    operation: 'update',
    caller: 'admin',
    intent: 'valid',
    startedAt: 0,
    durationMs: 1,
    sent: { method: 'PATCH', url: 'http://x/', headers: {}, body: { text: sent, bytes: sent.length } },
    received: { status, headers: [], body: { text: received, bytes: received.length } },
  };
}
