import { expect, test } from 'vitest';
import { bareExchange } from '../../bench/kit/sample-exchange.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { sampleWrite } from '../../bench/kit/sample-write.ts';
import type { Json } from '../model/json.ts';
import type { JournaledWrite } from './journal-line.ts';
import { type Proof, prove } from './prove.ts';

/** Proves a user with a role and a level on a server that responds to `body` so, and then shows `after`. */
async function proofOf(
  respond: (body: Record<string, Json>) => number,
  after: Record<string, Json> = {},
): Promise<{ readonly proof: Proof; readonly sent: readonly string[] }> {
  const before = { role: 'member', level: 'junior' };
  const base = sampleWrite('a');
  const undo = (body: Json) => ({ ...base.undo, body: JSON.stringify(body) });
  const fields = Object.entries(before).map(([name, value]) => ({ name, undo: undo({ [name]: value }) }));
  const write: JournaledWrite = { ...base, before, whole: { id: 'a', ...before }, undo: undo(before), fields };
  const sent: string[] = [];
  const proof = await prove(write, {
    target: sampleTarget(),
    statuses: [200],
    readLagMs: 0,
    wait: async () => {},
    look: async (id) => ({
      kind: 'user',
      user: { id, values: { ...before, ...after }, whole: { id, ...before, ...after }, exchange: 1 },
    }),
    compare: ({ whole }, { user }) =>
      Object.keys(whole)
        .filter((key) => whole[key] !== user.whole[key])
        .map((key) => ({ at: `/${key}`, before: String(whole[key]), after: String(user.whole[key]) })),
    send: async (request) => {
      const text = Buffer.from(request.body ?? []).toString();
      sent.push(text);
      const status = respond(JSON.parse(text) as Record<string, Json>);
      return bareExchange(request, status);
    },
  });
  return { proof, sent };
}

test('who is sent its own values and reads back as before is proven by one request', async () => {
  const { proof, sent } = await proofOf(() => 200);
  expect([proof, sent.length]).toEqual([{ proven: true }, 1]);
});

test('a field whose own request is refused alone is named', async () => {
  const { proof } = await proofOf((body) => ('level' in body ? 400 : 200));
  expect(proof).toMatchObject({ proven: false, refused: ['level'] });
});

test('a request that changes something is not sent a second time', async () => {
  const { proof, sent } = await proofOf(() => 200, { level: 'lead' });
  expect(proof).toMatchObject({ proven: false, refused: [], changes: true });
  expect(proof.proven || proof.reason).toContain('changes /level from junior to lead');
  expect(sent).toHaveLength(1);
});
