import type { AssignedRole } from '../domain/assigned-roles.ts';
import { at, put } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { OutgoingRequest } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { CallerName, Target } from '../model/target.ts';
import { fillOrganization, fillPath } from './fill-path.ts';
import { requestHeaders } from './request-headers.ts';
import { RunSignal } from './run-signal.ts';

/** Takes one role away from a user. Ends the requirement as blocked where the contract has no operation for it. */
export function buildUnassign(
  contract: Contract,
  target: Target,
  user: string,
  { value, item }: Pick<AssignedRole, 'value'> & Partial<AssignedRole>,
  { caller = 'admin', name = 'unassign' }: { readonly caller?: CallerName; readonly name?: string } = {},
): OutgoingRequest {
  const { unassign: operation, profile } = contract;
  const { unassign } = profile;
  if (operation === undefined || unassign === undefined)
    throw new RunSignal('blocked', `contract ${contract.id} has no operation that takes a role away`);
  const { from } = unassign.role;
  const named = from === undefined || item === undefined ? value : (at(item, from) ?? value);
  const values = new Map<string, string>();
  for (const [key, template] of Object.entries(unassign.parameters ?? {}))
    values.set(key, fillOrganization(template, target));
  const isInBody = [unassign.user, unassign.role].some((place) => place.in === 'body');
  let body: Json | undefined = unassign.fixed === undefined && !isInBody ? undefined : {};
  for (const [pointer, fixed] of Object.entries(unassign.fixed ?? {})) body = put(body ?? {}, pointer, fixed);
  // What the update has to say beside the role, this has to say too.
  for (const { request, to } of profile.bind ?? []) {
    const known =
      to === 'organization' ? target.organization : to.startsWith('target.') ? target.values?.[to.slice(7)] : undefined;
    if (known !== undefined && body !== undefined) body = put(body, request, known);
  }
  for (const [place, one] of [
    [unassign.user, user],
    [unassign.role, named],
  ] as const) {
    if (place.in === 'body') body = put(body ?? {}, place.pointer, one);
    else values.set(place.name, typeof one === 'string' ? one : JSON.stringify(one));
  }
  return {
    operation: 'unassign',
    method: operation.method.toUpperCase(),
    path: fillPath(operation.path, values, target),
    headers: requestHeaders(contract, target, operation, {
      caller,
      ...(body === undefined ? {} : { contentType: 'application/json' }),
    }),
    ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    caller,
    user,
    intent: { kind: 'open' },
    case: name,
  };
}
