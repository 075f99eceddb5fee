import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { parseBody } from '../parse-body.ts';

export default {
  id: 'byte-order-mark-accepted',
  says: 'reads JSON behind a byte-order mark',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.malformed-json', code: 'accepted-malformed-json' },
  reads: (body, call) => body ?? (call.bytes[0] === 0xef ? parseBody(call.bytes.subarray(3)).value : undefined),
} satisfies Fault;
