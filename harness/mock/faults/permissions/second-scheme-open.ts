import type { Fault } from '../../../model/mock.ts';
import { hasSchemes } from '../../fault-kit/applies.ts';
import { usesScheme } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'second-scheme-open',
  description: 'checks the credentials of one scheme and no other',
  family: 'permissions',
  appliesTo: hasSchemes,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
  forgives: lenientOn(['wrong-credentials'], (call) => usesScheme(call, call.contract.profile.auth.schemes.at(-1))),
} satisfies Fault;
