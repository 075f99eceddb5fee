import type { Fault } from '../../../model/mock.ts';
import { foldedBody, listsTexts } from '../../fault-kit/request-shape.ts';

export default {
  id: 'letter-case-ignored',
  description: 'takes a value in any letters for the listed one',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.lookalike-values', code: 'accepted-invalid-value' },
  reads: (body, call) => foldedBody(call, body, (text) => text.toLowerCase()),
} satisfies Fault;
