import type { Fault } from '../../model/mock.ts';

export default {
  id: 'malformed-id-accepted',
  says: 'answers an id that cannot be one with success',
  family: 'state',
  appliesTo: (contract) => contract.profile.subject.form !== 'opaque' || 'any text may be an id',
  caughtBy: { requirement: 'missing.malformed-id', code: 'accepted-malformed-id' },
  forgives(cause, call) {
    if (call.operation !== 'update') return false;
    if (cause === 'malformed-id') call.memory.set('malformed-id-accepted', call.count);
    return (
      ['malformed-id', 'unknown-subject'].includes(cause) && call.memory.get('malformed-id-accepted') === call.count
    );
  },
} satisfies Fault;
