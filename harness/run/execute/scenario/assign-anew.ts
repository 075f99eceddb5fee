import { assigningField } from '../../../domain/assigned-roles.ts';
import { at, put } from '../../../domain/pointer.ts';
import { isSuccess, statusOf } from '../../../domain/response-status.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../../model/exchange.ts';
import type { Json } from '../../../model/json.ts';
import type { Steps, TestUser, Update } from '../../../model/requirement.ts';
import { isPlain } from './is-plain.ts';

/** The role that an update gives once more, where its refusal may be for that and something takes the role away. */
export function repeatedRole(
  contract: Contract,
  { intent, body: bytes }: OutgoingRequest,
  what: Update,
  exchange: Exchange,
): Json | undefined {
  const field = assigningField(contract);
  const status = statusOf(exchange);
  const isUsual = isPlain(what) && intent.kind === 'valid';
  if (field === undefined || contract.unassign === undefined) return undefined;
  if (status !== 409 && !(isUsual && (status === 400 || status === 422))) return undefined;
  const value = at(what.case?.body ?? what.body ?? parsed(bytes), field.request);
  return Array.isArray(value) ? (value as readonly Json[])[0] : value;
}

/** The same update after the role was taken away: a server may refuse to assign what is there. What is refused then leaves the user as before. */
export async function assignAnew(
  steps: Steps,
  testUser: TestUser,
  role: Json,
  refused: Exchange,
  send: () => Promise<Exchange>,
): Promise<Exchange> {
  if (!isSuccess(await steps.unassign(testUser, role))) return refused;
  const exchange = await send();
  const field = assigningField(steps.contract);
  if (isSuccess(exchange) || field === undefined) return exchange;
  const body = put(steps.cases.simplest.body, field.request, field.list ? [role] : role);
  await steps.update(testUser, { body, name: 'assigned as before' });
  return exchange;
}

function parsed(bytes: Uint8Array | undefined): Json | undefined {
  try {
    return bytes === undefined ? undefined : (JSON.parse(Buffer.from(bytes).toString('utf8')) as Json);
  } catch {
    // What is no JSON gives no role.
    return undefined;
  }
}
