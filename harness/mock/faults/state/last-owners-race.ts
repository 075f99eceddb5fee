import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { enter, leave } from '../../fault-kit/in-flight.ts';

export default {
  id: 'last-owners-race',
  description: 'lets the last two owners go when both are demoted at once',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.last-owner-race', code: 'last-owner-lost' },
  forgives: lenientOn(['last-owner'], (call) => Number(call.memory.get('last-owners-race') ?? 0) > 0),
  stores(_users, call, accepted) {
    if (accepted) enter(call, 'last-owners-race');
    return 'also';
  },
  async responses(_response, call) {
    if (call.operation === 'update' && call.refusal === undefined) await leave(call, 'last-owners-race');
  },
} satisfies Fault;
