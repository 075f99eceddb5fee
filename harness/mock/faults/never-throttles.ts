import type { Fault } from '../../model/mock.ts';
import { throttles } from '../fault-kit/applies.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';

export default {
  id: 'never-throttles',
  says: 'has no limit',
  family: 'throttle',
  appliesTo: throttles,
  caughtBy: { requirement: 'throttle.answers-429', code: 'never-throttled' },
  forgives: lenientOn(['throttled']),
} satisfies Fault;
