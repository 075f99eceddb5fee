import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'unknown-role-id-accepted',
  description: 'accepts ids of roles that do not exist',
  family: 'validation',
  appliesTo: ({ profile }) => profile.fields.some((change) => change.from === 'roles') || 'roles are no ids',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-unknown-role' },
  forgives: lenientOn(['unknown-role']),
} satisfies Fault;
