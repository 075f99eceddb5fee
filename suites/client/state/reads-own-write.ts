import type { ClientRequirement } from '../../../harness/suite.ts';
import { canonical } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** What was just written is what a read shows: the mock says so at once. */
export default {
  kind: 'client',
  id: 'state.reads-own-write',
  level: 'must',
  sentence: 'A read after an update MUST show what the server then says.',
  matters: 'an old role is shown from memory, and acted upon',
  appliesTo: ({ reads }) => reads.one !== undefined || 'the contract reads no single user',
  scenarios: () => [
    {
      name: 'read, update, read',
      asks: [{ operation: 'read' }, { operation: 'update' }, { operation: 'read' }],
      judge: ({ answers, setting }) => {
        const [before, , after] = answers.map(({ said }) => said?.role);
        const [asked] = Object.values(setting.change);
        if (after === undefined || asked === undefined) return { skip: 'the client shows no value' };
        if (canonical(after) === canonical(asked)) return [];
        // Some show another form of the value than is written: only the old one is stale.
        return before !== undefined && canonical(after) === canonical(before)
          ? broken(
              'stale-read',
              'the read shows the value from before the update',
              JSON.stringify(asked),
              JSON.stringify(after),
            )
          : [];
      },
    },
  ],
  mustCatch: ['caches-reads'],
} satisfies ClientRequirement;
