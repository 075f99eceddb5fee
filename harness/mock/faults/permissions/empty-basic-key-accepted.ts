import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

const empty = ['', ':'].map((text) => Buffer.from(text).toString('base64'));

export default {
  id: 'empty-basic-key-accepted',
  description: 'lets in whose Basic credentials are an empty name and an empty key',
  family: 'permissions',
  appliesTo: ({ profile }) =>
    profile.auth.schemes.some(({ headers }) => JSON.stringify(headers).includes('{basic}')) || 'no scheme is Basic',
  caughtBy: { requirement: 'access.empty-credentials', code: 'accepted-no-credentials' },
  forgives: lenientOn(['no-credentials', 'wrong-credentials'], ({ headers }) => {
    const [, sent] = /^basic\s*(.*)$/i.exec(headers.authorization ?? '') ?? [];
    return sent !== undefined && empty.includes(sent);
  }),
} satisfies Fault;
