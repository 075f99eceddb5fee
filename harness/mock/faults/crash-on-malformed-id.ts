import type { Fault } from '../../model/mock.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-malformed-id',
  says: 'breaks down on an id that cannot be one',
  family: 'validation',
  appliesTo: (contract) => contract.profile.subject.form !== 'opaque' || 'any text may be an id',
  caughtBy: { requirement: 'missing.malformed-id', code: 'server-error' },
  answers: breaksDownOn((call) => call.cause === 'malformed-id'),
} satisfies Fault;
