import type { Fault } from '../../../model/mock.ts';
import { hasSchemes } from '../../fault-kit/applies.ts';
import { usesScheme } from '../../fault-kit/credentials-sent.ts';

export default {
  id: 'second-scheme-refused',
  description: 'does not know one of its documented schemes',
  family: 'permissions',
  appliesTo: hasSchemes,
  caughtBy: { requirement: 'access.every-scheme', code: 'scheme-refused' },
  refuses(call) {
    return usesScheme(call, call.contract.profile.auth.schemes.at(-1)) ? 'wrong-credentials' : undefined;
  },
} satisfies Fault;
