import type { Fault } from '../../../model/mock.ts';
import { foldedBody, listsTexts } from '../../fault-kit/request-shape.ts';

export default {
  id: 'white-space-trimmed',
  description: 'takes a value with white space around it for the listed one',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.lookalike-values', code: 'accepted-invalid-value' },
  reads: (body, call) => foldedBody(call, body, (text) => text.trim()),
} satisfies Fault;
