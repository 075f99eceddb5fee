import { at as valueAt } from '../../domain/pointer.ts';
import { sameItems } from '../../domain/same-json.ts';
import { buildRead } from '../../exchange/build-request.ts';
import { RunSignal } from '../../exchange/run-signal.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { Target } from '../../model/target.ts';
import { bodyOf, Reader, type Send } from './reader.ts';

/** What cases depend on beside contract and target file. */
export interface Surroundings {
  /** Roles that there are, as far as a read shows them. */
  readonly existing?: readonly Json[];
  /** The highest rank that the usual caller may grant, where callers are ranked. */
  readonly mostRank?: number;
  /** The usual caller's own role. */
  readonly role?: Json;
}

/**
 * Reads the roles that there are where updates name them by id, and the usual caller's own role where callers are ranked, or
 * look so: `forbidden` are roles that it was refused, and they are just those above its own.
 */
export async function readSurroundings(
  contract: Contract,
  target: Target,
  send: Send,
  forbidden: readonly Json[] = [],
): Promise<Surroundings> {
  try {
    return { ...(await existingRoles(contract, target, send)), ...(await ownRank(contract, target, send, forbidden)) };
  } catch (cause) {
    // What cannot be asked for is not known; the requirements that need it say so.
    if (cause instanceof RunSignal) return {};
    throw cause;
  }
}

/** The target with the usual caller's role, for those who have to know it. */
export function withCallerRole(target: Target, { role }: Surroundings): Target {
  const { admin } = target.callers;
  return admin === undefined || role === undefined
    ? target
    : { ...target, callers: { ...target.callers, admin: { ...admin, role } } };
}

async function existingRoles(contract: Contract, target: Target, send: Send): Promise<Surroundings> {
  const read = contract.profile.reads?.roles;
  if (read === undefined || !contract.profile.fields.some(({ from }) => from === 'roles')) return {};
  const body = bodyOf(await send(buildRead(contract, target, 'roles')));
  const items = body === undefined ? undefined : valueAt(body, read.items);
  if (!Array.isArray(items)) return {};
  return { existing: (items as readonly Json[]).flatMap((item) => valueAt(item, read.value) ?? []) };
}

async function ownRank(
  contract: Contract,
  target: Target,
  send: Send,
  forbidden: readonly Json[],
): Promise<Surroundings> {
  const { roles, ranked } = contract.profile.permissions;
  const id = target.callers.admin?.userId;
  const field = contract.profile.fields.find(({ kind, deprecated }) => kind === 'role' && !deprecated);
  if ((ranked !== true && forbidden.length === 0) || id === undefined || field === undefined) return {};
  const role = (await new Reader(contract, target, send).read(id))?.values[field.name];
  if (role === undefined) return {};
  const held = Array.isArray(role) ? (role as readonly Json[]) : [role];
  const ranks = roles.filter(({ value }) => held.includes(value)).map(({ rank }) => rank);
  const mostRank = Math.max(...ranks);
  const isForbidden = (value: Json) => forbidden.some((one) => sameItems(one, value) || sameItems(one, [value]));
  const looksRanked =
    ranks.length > 0 &&
    roles.every(({ value, rank, mayBeAssigned }) => mayBeAssigned === false || isForbidden(value) === rank > mostRank);
  if (ranked !== true && !looksRanked) return {};
  return ranks.length === 0 ? { role } : { role, mostRank };
}
