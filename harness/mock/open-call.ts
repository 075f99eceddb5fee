import type { Json } from '../model/json.ts';
import type { MockCall } from '../model/mock.ts';
import { at } from '../schema/reading/pointer.ts';
import type { Call, RawRequest } from './call.ts';
import { parseBody } from './parse-body.ts';
import type { World } from './world.ts';

/** Reads a request as far as it can be read before anything is checked: body, caller, subject. */
export function openCall(
  world: World,
  raw: RawRequest,
  path: string,
  query: string,
  operation: MockCall['operation'],
  parameters: Readonly<Record<string, string>>,
): Call {
  const { contract, population, users } = world;
  const caller = world.credentials.recognise(raw.headers);
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
    query: new URLSearchParams(query),
    count: world.count,
    users,
    memory: world.memory,
    now: world.now(),
  };
  if (callerUser) call.callerUser = { ...callerUser };
  if (operation === 'update') readBody(world, call);
  const id = idIn(world, call);
  if (id === undefined) return call;
  call.subjectId = id;
  const subject = users.get(id) ?? users.get(canonical(world, id));
  if (subject) {
    call.subjectId = subject.id;
    // As it stands now: faults compare it with what the update leaves.
    call.subject = { ...subject };
  }
  return call;
}

function readBody(world: World, call: Call): void {
  const read = parseBody(call.bytes);
  let body: Json | undefined = read.value;
  // An operation whose body may be left out takes none for an empty one.
  if ('cause' in read && read.cause === 'empty-body' && !world.contract.request.required && call.bytes.length === 0)
    body = {};
  else if ('cause' in read) call.unreadable = read.cause;
  call.body = body;
  for (const fault of world.faults) {
    if (fault.reads) call.body = fault.reads(call.body, call);
  }
  if (call.body !== body) delete call.unreadable;
}

function idIn(world: World, call: Call): string | undefined {
  const { subject, reads } = world.contract.profile;
  if (call.operation === 'one' && reads?.one) return parameter(call, reads.one.id.in, reads.one.id.name);
  if (call.operation !== 'update') return undefined;
  const { request } = subject;
  if (request.in !== 'body') return parameter(call, request.in, request.name);
  const value = call.body === undefined ? undefined : at(call.body, request.pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function parameter(call: Call, place: 'path' | 'query', name: string): string | undefined {
  return place === 'path' ? call.parameters[name] : (call.query.get(name) ?? undefined);
}

/** UUIDs and e-mail addresses are compared without regard to case. */
function canonical(world: World, id: string): string {
  return ['uuid', 'email'].includes(world.contract.profile.subject.form) ? id.toLowerCase() : id;
}
