import type { Fault } from '../../../model/mock.ts';
import { changesRole } from '../../fault-kit/applies.ts';
import { rankedRole } from '../../state/role-change.ts';

const name = 'demoted-caller-keeps-power';

export default {
  id: name,
  description: 'goes on taking a caller for what it was when it was first seen with power',
  appliesTo: changesRole,
  caughtBy: { requirement: 'access.demotion-takes-effect', code: 'demoted-caller-accepted' },
  responses(_response, call) {
    const { callerUser, contract } = call;
    if (callerUser && rankedRole(contract, callerUser.role)?.mayUpdate)
      call.memory.set(`${name} ${callerUser.id}`, true);
  },
  forgives: (refusal, call) =>
    refusal === 'insufficient-role' && call.memory.get(`${name} ${call.callerUser?.id}`) === true,
} satisfies Fault;
