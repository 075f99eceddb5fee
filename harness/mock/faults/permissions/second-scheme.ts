import type { Fault } from '../../../model/mock.ts';
import { hasSchemes } from '../../fault-kit/applies.ts';
import { usesScheme } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

/** Treats a second way to authenticate otherwise than the first. */
export default [
  {
    id: 'second-scheme-open',
    description: 'checks the credentials of one scheme and no other',
    appliesTo: hasSchemes,
    caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
    forgives: lenientOn(['wrong-credentials'], (call) => usesScheme(call, call.contract.profile.auth.schemes.at(-1))),
  },
  {
    id: 'second-scheme-refused',
    description: 'does not know one of its documented schemes',
    appliesTo: hasSchemes,
    caughtBy: { requirement: 'access.every-scheme', code: 'scheme-refused' },
    refuses(call) {
      return usesScheme(call, call.contract.profile.auth.schemes.at(-1)) ? 'wrong-credentials' : undefined;
    },
  },
] satisfies readonly Fault[];
