import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'reads-open',
  description: 'shows users to callers without credentials',
  appliesTo: all(hasRead, ({ profile }) => profile.auth.schemes.length > 0 || 'it asks for no credentials'),
  caughtBy: { requirement: 'access.reads-need-permission', code: 'read-without-credentials' },
  forgives: lenientOn(['no-credentials'], ({ operation }) => operation === 'one' || operation === 'list'),
} satisfies Fault;
