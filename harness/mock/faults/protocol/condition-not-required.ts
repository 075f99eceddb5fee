import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'condition-not-required',
  description: 'updates without If-Match although it is required',
  appliesTo: ({ profile }) => profile.conditional === 'required' || 'If-Match is not required',
  caughtBy: { requirement: 'protocol.if-match', code: 'unconditional-update-accepted' },
  forgives: lenientOn(['missing-condition']),
} satisfies Fault;
