import type { Fault } from '../../../model/mock.ts';
import { hasEmptyCredential, sentCredentials } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';

const hasOpaqueSecret: Fault['appliesTo'] = ({ profile }) =>
  profile.auth.schemes.some(({ headers }) => JSON.stringify(headers).includes('{secret}')) || 'every scheme is Basic';

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
    id: 'other-case-credentials-accepted',
    description: 'compares credentials without looking at capitals',
    appliesTo: hasOpaqueSecret,
    caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
    // The credentials of the mock are in small letters.
    forgives: lenientOn(['wrong-credentials'], (call) =>
      sentCredentials(call).some((sent) => /-[A-Z0-9-]+$/.test(sent) && !/[a-z]/.test(sent.replace(/^\S+ /, ''))),
    ),
  },
  {
    id: 'null-credentials-accepted',
    description: 'lets in whose credentials are the word null',
    appliesTo: hasOpaqueSecret,
    caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
    forgives: lenientOn(['wrong-credentials'], (call) =>
      sentCredentials(call).some((sent) => /(^|[ =])null$/.test(sent)),
    ),
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
