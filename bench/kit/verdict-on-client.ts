import { benchClient } from '../../harness/client/bench-client.ts';
import { judgeClient } from '../../harness/client/judge-client.ts';
import { loadClientRequirements } from '../../harness/client/load-client-requirements.ts';
import type { ClientAnswer, ClientAsk, ClientSaid } from '../../harness/model/client.ts';
import type { Contract } from '../../harness/model/contract.ts';

const requirements = await loadClientRequirements();

/** What a client in this process says of a call. */
export type Word = Partial<Omit<ClientAnswer, 'ask' | 'said'>> & { readonly said?: Omit<ClientSaid, 'id'> };

/** What a requirement says of a client in this process. */
export async function verdictOnClient(
  contract: Contract,
  id: string,
  use: (ask: ClientAsk) => Promise<Word>,
  patienceMs = 20_000,
) {
  const requirement = requirements.find((each) => each.id === id);
  if (requirement === undefined) throw new Error(`no ${id}`);
  const client = {
    ask: async (ask: ClientAsk, giveUp: Promise<void>): Promise<ClientAnswer> => {
      const askedMs = performance.now();
      const { said, ...word } = await Promise.race([use(ask), giveUp.then((): Word => ({ ended: 'silent' }))]);
      return { ask, askedMs, durationMs: 0, stderr: '', ...word, ...(said ? { said: { id: ask.id, ...said } } : {}) };
    },
  };
  const verdict = await judgeClient(
    benchClient({ name: 'odd', contract, client, parallel: 8, patienceMs }),
    requirement,
  );
  return { verdict, outcome: verdict.outcome, codes: codesOf(verdict) };
}

function codesOf(verdict: object): readonly string[] {
  const { findings = [], notes = [] } = verdict as Record<
    'findings' | 'notes',
    readonly { code: string }[] | undefined
  >;
  return [...new Set([...findings, ...notes].map(({ code }) => code))];
}
