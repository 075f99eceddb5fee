import { withBeside } from '../domain/beside-body.ts';
import { at } from '../domain/pointer.ts';
import { crowdOf, partsOf, unnamed } from '../domain/several-users.ts';
import type { Json } from '../model/json.ts';
import type { MockCall } from '../model/mock.ts';
import type { ReadOne } from '../model/profile.ts';
import type { Call, RawRequest } from './call.ts';
import { decodeUpdate } from './decode-update.ts';
import { parseBody } from './parse-body.ts';
import { namedAt } from './take-away.ts';
import type { World } from './world.ts';

/** Reads a request as far as it can be read before anything is checked: body, caller, test user. */
export function openCall(
  world: World,
  raw: RawRequest,
  path: string,
  query: string,
  operation: MockCall['operation'],
  parameters: Readonly<Record<string, string>>,
): Call {
  const { contract, population, users } = world;
  const caller = world.credentials.recognize(raw.headers);
  const callerUser = users.get(population.identities[caller as 'admin']?.userId ?? '');
  if (operation === 'update') world.count += 1;
  const call: Call = {
    contract,
    operation,
    method: raw.method,
    path,
    headers: raw.headers,
    bytes: raw.bytes,
    oversized: raw.oversized,
    body: undefined,
    caller,
    parameters,
    query: query === '' ? noQuery : new URLSearchParams(query),
    count: world.count,
    users,
    memory: world.memory,
    now: world.now(),
  };
  // As they are now: faults compare them with what the update leaves.
  const mayDiffer = world.faults.length > 0 || world.playing.length > 0;
  if (callerUser) call.callerUser = mayDiffer ? { ...callerUser } : callerUser;
  if (operation === 'update') readBody(world, call);
  const id = idIn(world, call);
  if (id === undefined) return call;
  call.userId = id;
  const testUser = users.get(id) ?? users.get(canonical(world, id));
  if (testUser) {
    call.userId = testUser.id;
    call.testUser = mayDiffer ? { ...testUser } : testUser;
  }
  return call;
}

const noQuery = new URLSearchParams();

function readBody(world: World, call: Call): void {
  const read = decodeUpdate(call);
  let body: Json | undefined = read.value;
  // An operation whose body may be left out takes none for an empty one.
  if ('refusal' in read && read.refusal === 'empty-body' && !world.contract.request.required && call.bytes.length === 0)
    body = withBeside(world.contract.request, {}, [...Object.entries(call.parameters), ...call.query]);
  else if ('refusal' in read) call.unreadable = read.refusal;
  call.body = body;
  for (const fault of world.faults) {
    if (fault.reads) call.body = fault.reads(call.body, call);
  }
  if (call.body !== body) delete call.unreadable;
  readUsers(world, call);
}

/** Whom the body names: the first is the user of the call, and every other is updated with it. */
function readUsers({ contract, users }: World, call: Call): void {
  const { resource } = contract.profile;
  if (call.body === undefined) return;
  const [first, ...others] = partsOf(resource, call.body);
  if (crowdOf(resource)?.isMap && first?.id !== undefined) call.userId = first.id;
  call.body = unnamed(resource, call.body);
  const known = others.map(({ id, body }) => ({ id: users.get(id ?? '')?.id ?? id, body }));
  if (known.length > 0) call.others = known;
}

function idIn(world: World, call: Call): string | undefined {
  const { resource, reads } = world.contract.profile;
  if (call.operation === 'one' && reads?.one) return readId(call, reads.one.id);
  const { unassign } = world.contract.profile;
  if (call.operation === 'unassign' && unassign) return namedAt(call, unassign.user);
  if (call.operation !== 'update') return undefined;
  const { request } = resource;
  if (call.userId !== undefined) return call.userId;
  if (request.in !== 'body') return parameter(call, request.in, request.name);
  const value = call.body === undefined ? undefined : at(call.body, request.pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The id of a read, in its URL or, by POST, in its body. */
function readId(call: Call, id: ReadOne['id']): string | undefined {
  if (id.in !== 'body') return parameter(call, id.in, id.name);
  const { value } = parseBody(call.bytes);
  const sent = value === undefined ? undefined : at(value, id.pointer);
  return typeof sent === 'string' || typeof sent === 'number' ? String(sent) : undefined;
}

function parameter(call: Call, place: 'path' | 'query', name: string): string | undefined {
  return place === 'path' ? call.parameters[name] : (call.query.get(name) ?? undefined);
}

/** UUIDs and e-mail addresses are compared without regard to case. */
function canonical(world: World, id: string): string {
  return ['uuid', 'email'].includes(world.contract.profile.resource.format) ? id.toLowerCase() : id;
}
