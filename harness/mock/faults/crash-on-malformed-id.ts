import type { Fault } from '../../model/mock.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-malformed-id',
  description: 'breaks down on an id that cannot be one',
  family: 'validation',
  appliesTo: (contract) => contract.profile.resource.format !== 'opaque' || 'any text may be an id',
  caughtBy: { requirement: 'missing.malformed-id', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'malformed-id'),
} satisfies Fault;
