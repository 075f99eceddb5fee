import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'other-organization-allowed',
  description: 'lets the administrator of one organization change the users of another',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.other-organization', code: 'accepted-other-organization' },
  forgives: lenientOn(['other-organization'], (call) => call.caller === 'otherOrganization'),
} satisfies Fault;
