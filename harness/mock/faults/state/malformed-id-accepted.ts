import type { Fault } from '../../../model/mock.ts';

export default {
  id: 'malformed-id-accepted',
  description: 'responds to an id that cannot be one with success',
  appliesTo: (contract) => contract.profile.resource.format !== 'opaque' || 'any text may be an id',
  caughtBy: { requirement: 'missing.malformed-id', code: 'accepted-malformed-id' },
  forgives(refusal, call) {
    if (call.operation !== 'update') return false;
    if (refusal === 'malformed-id') call.memory.set('malformed-id-accepted', call.count);
    return (
      ['malformed-id', 'unknown-user'].includes(refusal) && call.memory.get('malformed-id-accepted') === call.count
    );
  },
} satisfies Fault;
