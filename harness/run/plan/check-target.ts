import { HarnessError } from '../../errors.ts';
import { buildFree, buildRead } from '../../exchange/build-request.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Contract } from '../../model/contract.ts';
import type { Target } from '../../model/target.ts';

/**
 * What every request of a contract needs of its target, before anything is sent: an organization or a value that the target
 * file leaves out is a mistake in the file.
 * @throws HarnessError TARGET_INVALID with the line to add.
 */
export function checkTarget(contract: Contract, target: Target): void {
  const testUser = target.testUsers[0] ?? '';
  try {
    for (const which of ['one', 'list', 'roles'] as const) {
      if (contract.reads[which]) buildRead(contract, target, which, { testUser });
    }
    // Where fields stand in the path, no address can be made without a case.
    if (contract.request.encoding !== 'parameters')
      buildFree(contract, target, { method: contract.update.method, name: 'fit', testUser });
  } catch (cause) {
    if (!(cause instanceof RunSignal)) throw cause;
    const [fact = '', hint = ''] = cause.message.split('; ');
    throw new HarnessError('TARGET_INVALID', `target ${target.name}: ${fact}`, hint, { cause });
  }
}
