import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'if-match-ignored',
  description: 'updates whatever state If-Match names',
  appliesTo: ({ profile }) =>
    profile.conditional === 'honored' || profile.conditional === 'required' || 'If-Match is not honored',
  caughtBy: { requirement: 'protocol.if-match', code: 'stale-update-accepted' },
  forgives: lenientOn(['stale-state']),
} satisfies Fault;
