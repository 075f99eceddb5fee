import type { Fault } from '../../../model/mock.ts';
import { foldedBody, listsTexts } from '../../fault-kit/request-shape.ts';

export default {
  id: 'lookalike-letters-folded',
  description: 'takes full-width and accented letters for plain ones',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.lookalike-values', code: 'accepted-invalid-value' },
  reads: (body, call) => foldedBody(call, body, (text) => text.normalize('NFKD').replace(/\p{M}/gu, '')),
} satisfies Fault;
