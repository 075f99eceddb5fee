import { makeCases } from '../cases/make-cases.ts';
import { loadContract } from '../contract/load-contract.ts';
import { createRedactor, secretsOf } from '../exchange/redact.ts';
import { createSender } from '../exchange/sender.ts';
import type { RestoreResult } from '../model/run.ts';
import { withTokens } from '../target/token-command.ts';
import { findContractFolder } from './find-contracts.ts';
import { LiveGuard } from './live-guard.ts';
import type { RunOptions } from './options.ts';
import { openTargetFile } from './plan-run.ts';
import { tokenRenewal } from './renew-token.ts';

/** How long a write that a killed run had sent may still take to arrive, in milliseconds. */
const settleMs = 1500;

/** Takes back what the target's journal holds, newest first, and reads it back. Nothing to do is no failure. */
export async function restoreTarget(name: string, options: RunOptions): Promise<RestoreResult> {
  const { contract: id, choice } = await openTargetFile(name, options);
  const contract = await loadContract(await findContractFolder(id, options.specs), {
    allowExternalRefs: options.allowExternalRefs ?? false,
  });
  const target = await withTokens(choice.target);
  const cases = makeCases(contract, { seed: 0, ...(target.fixtures.roles ? { roles: target.fixtures.roles } : {}) });
  const redact = createRedactor(secretsOf(target));
  const sender = createSender(target, {
    rateHeaders: contract.profile.rateLimit?.headers ?? [],
    renew: tokenRenewal(target, redact),
  });
  try {
    const guard = await LiveGuard.open(
      {
        contract,
        target,
        stateFolder: choice.stateFolder,
        simplest: cases.simplest.body,
        redact,
        send: (request) => sender.send(request, { beyondBudget: true }),
      },
      { resume: true },
    );
    try {
      return await guard.restore(settleMs);
    } finally {
      await guard.close();
    }
  } finally {
    await sender.close();
  }
}
