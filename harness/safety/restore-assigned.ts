import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import { isError, responseOf } from './restore-responses.ts';
import type { RestoreTools } from './restore-tools.ts';
import { changedFields, differences, look, lookUntilRestored, type Outcome, unread, without } from './seen-user.ts';
import { requestOf } from './undo-request.ts';

/** How often what a read shows is set right: what is refused while another role is there may be done after it. */
const mostRounds = 3;

/**
 * Restores a user to whom updates add: what a read shows beside what was there is taken away, and what is gone is added again,
 * one role at a time, until a read shows the roles as before.
 */
export async function restoreAssigned(write: JournaledWrite, tools: RestoreTools): Promise<Outcome> {
  let now: Probe = await look(write, tools);
  if (now.kind !== 'user') return unread(now);
  const undone = tools.compare(write, now);
  const responses: string[] = [];
  let clearly = true;
  for (let round = 0; round < mostRounds && now.kind === 'user'; round += 1) {
    const changed = changedFields(write, now);
    if (changed.length === 0) break;
    const parts = write.fields.filter(({ name }) => changed.includes(name)).map(({ undo }) => undo);
    const requests = [...(tools.reassign?.(write, now.user) ?? []), ...parts];
    for (const request of requests) {
      if (tools.isOver?.() === true) break;
      const exchange = await tools.send(requestOf(request, tools.target, write.testUser, { part: true }));
      responses.push(`${request.method} ${request.path} ${responseOf(exchange)}`);
      clearly &&= isError(exchange);
    }
    if (requests.length === 0) break;
    now = await lookUntilRestored(write, tools);
  }
  if (now.kind !== 'user') return unread(now);
  const left = tools.compare(write, now);
  if (changedFields(write, now).length === 0) return { state: 'as-before', undone: without(undone, left), left };
  const [request] = tools.reassign?.(write, now.user) ?? [];
  return {
    state: 'refused',
    clearly,
    reason: `${responses.join(', ')}; ${differences(write, now)}`,
    ...(request === undefined ? {} : { request }),
  };
}
