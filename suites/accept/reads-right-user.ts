import { failure, mentionsId, type Requirement, type Steps, sameId } from '../../harness/suite.ts';
import { ranked } from '../steps/ranked.ts';

/** Most users that are read. */
const most = 8;

/** Reads every listed user by its id, also those whom the run leaves alone, and looks whom the read shows. */
export default {
  kind: 'try',
  id: 'accept.reads-right-user',
  level: 'must',
  severity: 'state',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'A read of a user MUST show that user.',
  matters: 'a client shows, and changes, the role of somebody else',
  appliesTo: ({ reads }) => reads.one !== undefined || 'no read shows one user',
  early: 'soon',
  *scenarios(plan) {
    const ids = [...plan.target.testUsers, ...(plan.target.leftAlone ?? [])];
    for (const [index, id] of ids.slice(-most).entries())
      yield {
        name: `read of listed user ${ids.indexOf(id) + 1}`,
        purpose: 'open',
        rank: ranked(index),
        testUsers: 0,
        cost: 2,
        async run(steps) {
          const view = await steps.read(id, 'one');
          // Ids that a server shows in another form are nobody else's.
          if (view?.id === undefined || mentionsId(view.whole, id)) return [];
          if (!(await isAnother(steps, ids, id, view.id))) return [];
          const fact = 'a read of a user shows somebody else';
          return [failure({ code: 'reads-another', fact, expected: id, received: view.id }, view.exchange)];
        },
      };
  },
} satisfies Requirement;

/** Whether what was shown is known to be the id of somebody else. */
async function isAnother(steps: Steps, ids: readonly string[], asked: string, shown: string): Promise<boolean> {
  const isFolded = asked.toLowerCase() === shown.toLowerCase();
  if (!isFolded && ids.some((id) => id !== asked && sameId(id, shown))) return true;
  // Ids that differ in letter case alone are two where a list shows both.
  const users = (await steps.list()) ?? [];
  return users.some((user) => sameId(user.id, asked)) && users.some((user) => sameId(user.id, shown));
}
