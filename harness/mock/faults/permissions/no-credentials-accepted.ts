import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { sentCredentials } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'no-credentials-accepted',
  description: 'lets everybody in who brings no credentials',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.no-credentials', code: 'accepted-no-credentials' },
  forgives: lenientOn(['no-credentials'], (call) => sentCredentials(call).length === 0),
} satisfies Fault;
