import { assigningField } from '../../harness/domain/assigned-roles.ts';
import { at } from '../../harness/domain/pointer.ts';
import { buildUnassign } from '../../harness/exchange/build-unassign.ts';
import { exampleBody } from '../../harness/mock/example-update.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Json } from '../../harness/model/json.ts';
import type { SampleUpdate } from './mock-engine.ts';
import { sampleTarget } from './sample-target.ts';

/** Assigns what an example update gives, takes it away, and takes it away again; nothing where nothing takes roles away. */
export function assignAndTakeAway(contract: Contract, id: string): readonly SampleUpdate[] {
  const field = assigningField(contract);
  // What an assignment is called is known to whoever reads it.
  if (field === undefined || contract.profile.unassign === undefined || contract.profile.unassign.role.from) return [];
  const body = exampleBody(contract, id, 1);
  const given = at(body, field.request) ?? null;
  const value: Json = Array.isArray(given) ? ((given as readonly Json[])[0] ?? null) : given;
  const { method, path, body: bytes } = buildUnassign(contract, sampleTarget(), id, { value });
  const taking: SampleUpdate = { method, path, ...(bytes === undefined ? {} : { bytes: Buffer.from(bytes) }) };
  return [{ id, body }, taking, taking];
}
