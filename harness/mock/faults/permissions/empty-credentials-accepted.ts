import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { hasEmptyCredential } from '../../fault-kit/credentials-sent.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'empty-credentials-accepted',
  description: 'lets in whose credentials are empty',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.empty-credentials', code: 'accepted-no-credentials' },
  forgives: lenientOn(['no-credentials', 'wrong-credentials'], hasEmptyCredential),
} satisfies Fault;
