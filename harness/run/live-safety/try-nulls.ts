import { put } from '../../domain/pointer.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Json } from '../../model/json.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import type { RestoreTools } from '../../safety/restore-tools.ts';
import { restoreUser } from '../../safety/restore-user.ts';
import { compile } from '../../schema/compile.ts';
import type { GuardTools } from './guard-tools.ts';

/** What is left alone since null could not be given back. */
interface Nulls {
  /** Fields, by name. */
  readonly leave: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Where some test user has no value of an attribute and another has one, null is written to that one, and its own value
 * after it: where null is confirmed and not stored, whoever has none could not get it back, and the field is left alone.
 */
export async function tryNulls(
  testUsers: readonly TestUser[],
  names: readonly string[],
  writeOf: (id: string) => JournaledWrite | undefined,
  { contract, target, send }: GuardTools,
  tools: RestoreTools,
): Promise<Nulls> {
  const leave: string[] = [];
  const notes: string[] = [];
  const { accepts } = compile(contract.request.effective);
  const settlesMs = 1000 * (target.reads?.settles ?? contract.profile.reads?.settles ?? 0);
  for (const { name, kind, request } of contract.profile.fields) {
    if (kind !== 'attribute' || !names.includes(name)) continue;
    const heldBy = ({ before }: TestUser) => before?.values[name] ?? null;
    const lacking = testUsers.find((user) => heldBy(user) === null);
    const holder = testUsers.find((user) => heldBy(user) !== null);
    const write = holder && writeOf(holder.id);
    if (lacking === undefined || holder === undefined || write?.undo.body === undefined) continue;
    const body = put(JSON.parse(write.undo.body) as Json, request, null);
    if (!accepts(body)) continue;
    const { outcome } = await send(buildUpdate(contract, target, holder, { body, name: `${name} null` }));
    if (outcome.kind !== 'response' || outcome.status >= 500 || (outcome.status === 202 && settlesMs === 0)) continue;
    if (settlesMs > 0) await tools.wait(settlesMs);
    const seen = await tools.look('admin', holder.id);
    const isStored = seen.kind !== 'user' || (seen.user.values[name] ?? null) === null;
    const restored = await restoreUser(write, tools);
    if (isStored && restored.state !== 'refused') continue;
    leave.push(name);
    notes.push(
      `${name} is not varied: test user ${lacking.id} has none, and null, written to ${holder.id}, gets ${outcome.status} and ${isStored ? 'cannot be taken back' : 'is not stored'}`,
    );
  }
  return { leave, notes };
}
