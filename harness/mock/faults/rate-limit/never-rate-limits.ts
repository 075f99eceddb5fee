import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'never-rate-limits',
  description: 'has no limit',
  appliesTo: rateLimits,
  caughtBy: { requirement: 'rate-limit.responds-429', code: 'never-rate-limited' },
  forgives: lenientOn(['rate-limited']),
} satisfies Fault;
