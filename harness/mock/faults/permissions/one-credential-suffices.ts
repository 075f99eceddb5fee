import type { Fault } from '../../../model/mock.ts';
import { hasKnownCredential, rememberCredentials } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'one-credential-suffices',
  description: 'asks for several credentials and checks one',
  appliesTo: ({ profile }) =>
    profile.auth.schemes.some(({ headers }) => Object.keys(headers).length > 1) || 'each scheme has one header',
  caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
  reads(body, call) {
    rememberCredentials(call);
    return body;
  },
  forgives: lenientOn(['wrong-credentials', 'no-credentials'], hasKnownCredential),
} satisfies Fault;
