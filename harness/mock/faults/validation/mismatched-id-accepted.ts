import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'mismatched-id-accepted',
  description: 'does not compare the id in the body with the one in the path',
  family: 'validation',
  appliesTo: ({ profile }) => (profile.resource.repeated?.length ?? 0) > 0 || 'the body repeats no id',
  caughtBy: { requirement: 'reject.mismatched-id', code: 'accepted-mismatched-id' },
  forgives: lenientOn(['mismatched-id']),
} satisfies Fault;
