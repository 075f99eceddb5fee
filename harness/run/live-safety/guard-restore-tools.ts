import { assigningField } from '../../domain/assigned-roles.ts';
import type { UserView } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import type { RestoreTools } from '../../safety/restore-tools.ts';
import { detours } from './detours.ts';
import { GuardReads } from './guard-reads.ts';
import type { GuardTools } from './guard-tools.ts';
import { patientSend, wait } from './patient-send.ts';
import { reassign } from './reassign.ts';

/** Longest that restoring may take, in milliseconds. */
const restoreMs = 120_000;

/** What restoring works with: it sends patiently, reads for itself, and ends after a while. */
export function guardRestoreTools(
  tools: GuardTools,
  known: Pick<RestoreTools, 'compare' | 'readLagMs' | 'unsettledMs' | 'isUndone'>,
): RestoreTools {
  const { contract, target, redact, send } = tools;
  const deadline = performance.now() + restoreMs;
  const isOver = () => performance.now() > deadline;
  const patient = patientSend(send, isOver);
  const reads = new GuardReads(contract, target, patient);
  return {
    ...known,
    target,
    send: patient,
    look: (caller, id) => reads.look(caller, id),
    redact,
    detours: (write, now) => detours(tools, write, now),
    ...(assigningField(contract) === undefined
      ? {}
      : { reassign: (write: JournaledWrite, now: UserView) => reassign(tools, write, now) }),
    wait,
    isOver,
  };
}
