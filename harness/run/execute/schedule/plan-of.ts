import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Plan } from '../../../model/requirement.ts';
import type { RunContext } from '../run-context.ts';

/** The facts from which scenarios are made. */
export function planOf({ contract, target, cases, testUsers, runs }: RunContext): Plan {
  return {
    contract,
    target,
    cases,
    testUsers: testUsers.all,
    runs,
    block: (reason, lacks) => {
      throw new RunSignal('blocked', reason, lacks);
    },
    skip: (reason) => {
      throw new RunSignal('skipped', reason);
    },
  };
}
