import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'reads-across-organizations',
  description: 'looks a user up by id alone when it is read, whoever asks',
  appliesTo: ({ reads, profile }) => {
    if (profile.permissions.organizations === 'one') return 'everybody is of the same organization';
    return reads.one !== undefined || 'no read shows one user';
  },
  caughtBy: { requirement: 'access.reads-need-permission', code: 'read-by-other-organization' },
  forgives: lenientOn(['other-organization'], ({ operation }) => operation === 'one'),
} satisfies Fault;
