import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'wrong-media-type-accepted',
  description: 'reads any body as JSON, whatever it says it is',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.wrong-media-type', code: 'accepted-wrong-media-type' },
  forgives: lenientOn(['wrong-media-type']),
} satisfies Fault;
