import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { hasEmptyCredential } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'wrong-credentials-accepted',
  description: 'lets in whoever brings any credentials',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
  forgives: lenientOn(['wrong-credentials'], (call) => !hasEmptyCredential(call)),
} satisfies Fault;
