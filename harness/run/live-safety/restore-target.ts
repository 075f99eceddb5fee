import { makeCases } from '../../cases/make-cases.ts';
import { boundStatuses } from '../../domain/refusal-statuses.ts';
import { HarnessError } from '../../errors.ts';
import { redactorOf } from '../../exchange/redact.ts';
import { createSender } from '../../exchange/sender.ts';
import type { RestoreResult } from '../../model/run.ts';
import { resumeJournal, unfinishedJournals } from '../../safety/journal.ts';
import type { Journal } from '../../safety/journal-writer.ts';
import type { Lock } from '../../safety/lock.ts';
import { writeSet } from '../../safety/write-set.ts';
import type { RunOptions } from '../plan/options.ts';
import { openTargetFile } from '../plan/plan-run.ts';
import type { LiveChoice } from '../target/open-target.ts';
import { tokenRenewal, withTokens } from '../target/renew-token.ts';
import { roleValues } from './detours.ts';
import type { GuardTools } from './guard-tools.ts';
import { LiveGuard } from './live-guard.ts';

/** Users that nobody can restore any more, and why. */
interface GivenUp {
  readonly users: readonly string[];
  readonly reason: string;
}

/** What restoring a target came to. */
export interface RestoredTarget extends RestoreResult {
  /** Journals of other servers that are not taken back, each with the line to type; `own`: of a target of this name. */
  readonly elsewhere: readonly { readonly line: string; readonly own: boolean }[];
}

/**
 * Takes back what the journal of the target's server holds, newest first, and reads it back. All but the credentials comes
 * from the journal: the contract too. Nothing to do is no failure.
 */
export async function restoreTarget(name: string, options: RunOptions, givenUp?: GivenUp): Promise<RestoredTarget> {
  const { contract, choice } = await openTargetFile(name, options);
  const lock = await LiveGuard.lock(choice);
  try {
    const journal = await resumeJournal(choice.stateFolder, choice.target);
    const elsewhere = journalsElsewhere(choice, journal?.file);
    if (journal === undefined) return { restored: 0, verified: 0, failed: [], elsewhere };
    try {
      const onRestore = (users: number, requests: number) => options.onRestore?.({ target: name, users, requests });
      return { ...(await takeBack(contract, choice, lock, journal, givenUp, onRestore)), elsewhere };
    } finally {
      await journal.close();
    }
  } finally {
    lock.release();
  }
}

async function takeBack(
  id: string,
  choice: LiveChoice,
  lock: Lock,
  journal: Journal,
  givenUp: GivenUp | undefined,
  onRestore: GuardTools['onRestore'],
): Promise<RestoreResult> {
  const contract = journal.state.header?.contract;
  if (contract === undefined) return { restored: 0, verified: 0, failed: [] };
  if (contract.id !== id)
    throw new HarnessError(
      'JOURNAL_UNFINISHED',
      `the journal ${journal.file} was written with contract ${contract.id}; target ${choice.target.name} has ${id}`,
      `write contract: ${contract.id} in the target file until it is restored`,
    );
  for (const user of givenUp?.users ?? []) {
    if (!journal.state.open.some(({ testUser }) => testUser === user))
      throw new HarnessError(
        'USAGE',
        `the journal names no user ${user}; it has ${journal.state.open.map(({ testUser }) => testUser).join(', ') || 'nobody'}`,
        'name one of these after --give-up',
      );
    await journal.giveUp(user, givenUp?.reason ?? '');
  }
  const target = await withTokens(choice.target);
  const { roles } = target.fixtures;
  const redact = redactorOf(target);
  let guard: LiveGuard | undefined;
  const sender = createSender(target, {
    rateHeaders: contract.profile.rateLimit?.headers ?? [],
    renew: tokenRenewal(target, redact),
    refusedWith: boundStatuses(contract, 'wrong-credentials'),
    onExchange: (exchange) => guard?.afterWrite(exchange),
    settles: contract.profile.reads?.settles,
  });
  try {
    const { simplest, values } = makeCases(contract, { seed: 0, ...(roles ? { roles } : {}) });
    guard = LiveGuard.resume(
      {
        contract,
        target,
        stateFolder: choice.stateFolder,
        restoreLine: choice.restoreLine,
        writes: writeSet(contract, { allow: target.allow, roles }),
        simplest: simplest.body,
        roles: roleValues(contract, values),
        redact,
        onRestore,
        send: (request) => sender.send(request, { beyondBudget: true }),
      },
      lock,
      journal,
    );
    return await guard.restore();
  } finally {
    await sender.close();
  }
}

function journalsElsewhere({ stateFolder, target }: LiveChoice, own: string | undefined): RestoredTarget['elsewhere'] {
  return unfinishedJournals(stateFolder)
    .filter(({ file }) => file !== own)
    .map(({ header, open }) => ({
      line: `${open.length} users on ${header.address} (target ${header.target}) are not restored: ${header.restore}`,
      own: header.target === target.name,
    }));
}
