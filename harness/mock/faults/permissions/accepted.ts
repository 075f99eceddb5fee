import type { Fault } from '../../../model/mock.ts';
import { hasEmptyCredential, sentCredentials } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';

const empty = ['', ':'].map((text) => Buffer.from(text).toString('base64'));

/** Takes credentials that are none. */
export default [
  {
    id: 'empty-basic-key-accepted',
    description: 'lets in whose Basic credentials are an empty name and an empty key',
    appliesTo: ({ profile }) =>
      profile.auth.schemes.some(({ headers }) => JSON.stringify(headers).includes('{basic}')) || 'no scheme is Basic',
    caughtBy: { requirement: 'access.empty-credentials', code: 'accepted-no-credentials' },
    forgives: lenientOn(['no-credentials', 'wrong-credentials'], ({ headers }) => {
      const [, sent] = /^basic\s*(.*)$/i.exec(headers.authorization ?? '') ?? [];
      return sent !== undefined && empty.includes(sent);
    }),
  },
  {
    id: 'empty-credentials-accepted',
    description: 'lets in whose credentials are empty',
    caughtBy: { requirement: 'access.empty-credentials', code: 'accepted-no-credentials' },
    forgives: lenientOn(['no-credentials', 'wrong-credentials'], hasEmptyCredential),
  },
  {
    id: 'no-credentials-accepted',
    description: 'lets everybody in who brings no credentials',
    caughtBy: { requirement: 'access.no-credentials', code: 'accepted-no-credentials' },
    forgives: lenientOn(['no-credentials'], (call) => sentCredentials(call).length === 0),
  },
  {
    id: 'wrong-credentials-accepted',
    description: 'lets in whoever brings any credentials',
    caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
    forgives: lenientOn(['wrong-credentials'], (call) => !hasEmptyCredential(call)),
  },
  {
    id: 'wrong-credentials-accepted-second-time',
    description: 'lets in who tries wrong credentials again',
    caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
    forgives: lenientOn(
      ['wrong-credentials'],
      (call) => timesSoFar(call, 'wrong-credentials-accepted-second-time') > 1,
    ),
  },
] satisfies readonly Fault[];
