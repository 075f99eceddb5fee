import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'above-caller-allowed',
  description: 'lets callers grant roles above their own',
  family: 'permissions',
  appliesTo: ({ profile }) => profile.permissions.ranked === true || 'roles above the caller may be granted',
  caughtBy: { requirement: 'access.grants-below-caller', code: 'accepted-above-caller' },
  forgives: lenientOn(['above-caller']),
} satisfies Fault;
