import type { JournaledWrite } from '../../harness/safety/journal-line.ts';
import { rankedContract } from './ranked-contract.ts';

/** How a journal is opened, for tests. */
export const journalOptions = { contract: rankedContract(), restore: 'rolecall restore --target sandbox' };

/** A write of one test user's role, for tests. */
export function sampleWrite(testUser: string, role = 'member', part: Partial<JournaledWrite> = {}): JournaledWrite {
  const undo = {
    method: 'PATCH',
    path: `/users/${testUser}`,
    caller: 'admin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  } as const;
  return {
    testUser,
    who: 'test-user',
    caller: 'admin',
    shows: testUser,
    before: { role },
    whole: { id: testUser, role },
    undo,
    fields: [{ name: 'role', undo }],
    ...part,
  };
}
