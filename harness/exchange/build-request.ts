import { bindBody } from '../domain/bind-body.ts';
import { type EncodedUpdate, encodeUpdate } from '../domain/encode-update.ts';
import type { Pairs } from '../domain/plain-pairs.ts';
import { put } from '../domain/pointer.ts';
import { joined } from '../domain/several-users.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Intent, OutgoingRequest } from '../model/exchange.ts';
import type { FreeRequest, TestUser, Update } from '../model/requirement.ts';
import type { CallerName, Target } from '../model/target.ts';
import { fillOrganization, fillPath } from './fill-path.ts';
import { callerOf, requestHeaders } from './request-headers.ts';
import { RunSignal } from './run-signal.ts';

/** Which page or user a read asks for. */
interface ReadOptions {
  readonly testUser?: TestUser | string;
  /** Value of the profile's next-page parameter. */
  readonly page?: string;
  /** Default `admin`. */
  readonly caller?: CallerName;
}

/** One update for `testUser`, bound to it. */
export function buildUpdate(
  contract: Contract,
  where: Target,
  testUser: TestUser | string,
  what: Update,
): OutgoingRequest {
  const user = userOf(testUser);
  const caller = what.caller ?? 'admin';
  const own = what.inOwnOrganization === undefined ? undefined : callerOf(where, caller)?.organization;
  const target = own === undefined ? where : { ...where, organization: own };
  const { bytes: body, contentType: usual, parameters } = updateOf(contract, target, user, what, caller);
  const contentType = what.contentType === null ? undefined : (what.contentType ?? usual);
  const name = what.case?.name ?? what.name;
  return {
    operation: 'update',
    method: contract.update.method.toUpperCase(),
    path: updatePath(contract, target, user.id, parameters),
    headers: requestHeaders(contract, target, contract.update, {
      caller,
      scheme: what.scheme,
      contentType,
      // Any state will do (RFC 9110 section 13.1.1), where some condition is required.
      overrides: contract.profile.conditional === 'required' ? { 'if-match': '*', ...what.headers } : what.headers,
    }),
    ...(body === undefined ? {} : { body }),
    caller,
    user: user.id,
    ...(what.others === undefined ? {} : { others: what.others.map(({ testUser: other }) => userOf(other).id) }),
    intent: intentOf(what),
    ...(name === undefined ? {} : { case: name }),
  };
}

function userOf(testUser: TestUser | string): TestUser {
  return typeof testUser === 'string' ? { id: testUser } : testUser;
}

/** One read. Ends the requirement as blocked when the contract has no such read. */
export function buildRead(
  contract: Contract,
  target: Target,
  which: 'one' | 'list' | 'roles',
  options: ReadOptions = {},
): OutgoingRequest {
  const operation = contract.reads[which];
  if (operation === undefined) throw new RunSignal('blocked', `contract ${contract.id} has no read "${which}"`);
  const user = options.testUser === undefined ? undefined : userOf(options.testUser);
  const caller = options.caller ?? 'admin';
  const body = readBody(contract, which, user);
  return {
    operation: which,
    method: operation.method.toUpperCase(),
    path: fillPath(operation.path, readParameters(contract, target, which, user, options.page), target),
    headers: requestHeaders(contract, target, operation, {
      caller,
      ...(body === undefined ? {} : { contentType: 'application/json' }),
    }),
    ...(body === undefined ? {} : { body }),
    caller,
    ...(user === undefined ? {} : { user: user.id }),
    intent: { kind: 'open' },
  };
}

/** The body of a read by POST: the id where the profile says. */
function readBody(contract: Contract, which: string, user: TestUser | undefined): Uint8Array | undefined {
  const id = which === 'one' ? contract.profile.reads?.one?.id : undefined;
  if (id?.in !== 'body' || user === undefined) return undefined;
  return Buffer.from(JSON.stringify(put({}, id.pointer, user.id)));
}

/** Any other request; without a path it goes to the update's own. */
export function buildFree(contract: Contract, target: Target, what: FreeRequest): OutgoingRequest {
  const testUser = typeof what.testUser === 'string' ? what.testUser : what.testUser?.id;
  const caller = what.caller ?? 'admin';
  return {
    operation: 'other',
    method: what.method,
    path: what.path ?? updatePath(contract, target, testUser ?? target.testUsers[0] ?? ''),
    headers: requestHeaders(contract, target, contract.update, {
      caller,
      contentType: mediaTypeOf(contract, what.bytes),
      overrides: what.headers,
    }),
    ...(what.bytes === undefined ? {} : { body: what.bytes }),
    caller,
    ...(testUser === undefined ? {} : { user: testUser }),
    intent: what.refusal === undefined ? { kind: 'open' } : { kind: 'refusal', refusal: what.refusal },
    case: what.name,
  };
}

function updatePath(contract: Contract, target: Target, id: string, parameters: Pairs = []): string {
  const { request, parameters: known } = contract.profile.resource;
  const values = filled(known, target);
  if (request.in !== 'body') values.set(request.name, id);
  // What carries no value of its own (bytes, another method) goes to the path of a role that there is.
  const own = roleParameters(contract).filter(
    (name) => !values.has(name) && !parameters.some(([known]) => known === name),
  );
  for (const name of own) values.set(name, knownRole(contract, target));
  return fillPath(contract.update.path, values, target, parameters);
}

/** Parameters of the update's path that a field of it is. */
function roleParameters({ update, request, profile: { fields } }: Contract): readonly string[] {
  const names =
    request.encoding === 'parameters' ? fields.map((field) => field.request.slice(1)) : (request.beside ?? []);
  return names.filter((name) => update.path.includes(`{${name}}`));
}

function knownRole({ profile }: Contract, target: Target): string {
  const known = profile.fields.some(({ from }) => from === 'roles') ? target.fixtures?.roles?.[0] : undefined;
  const role = known ?? profile.permissions.roles.findLast(({ mayBeAssigned }) => mayBeAssigned !== false)?.value ?? '';
  return typeof role === 'string' ? role : JSON.stringify(role);
}

function updateOf(
  contract: Contract,
  target: Target,
  testUser: TestUser,
  what: Update,
  caller: CallerName,
): EncodedUpdate {
  if (what.bytes !== undefined) return { bytes: what.bytes, contentType: contract.request.mediaType };
  const body = what.case === undefined ? what.body : what.case.body;
  if (body === undefined) return {};
  const invalid: InvalidCase | undefined = what.case?.kind === 'invalid' ? what.case : undefined;
  const { organization, values } = target;
  const bound = { callerId: callerOf(target, caller)?.userId, values, organization };
  const first = bindBody(contract, body, { ...bound, testUser }, invalid);
  const others = (what.others ?? []).map((other) =>
    bindBody(contract, other.body, { ...bound, testUser: userOf(other.testUser) }),
  );
  return encodeUpdate(contract.request, joined(contract.profile.resource, [first, ...others]));
}

function mediaTypeOf(contract: Contract, body: Uint8Array | undefined): string | undefined {
  return body === undefined ? undefined : contract.request.mediaType;
}

function intentOf(what: Update): Intent {
  if (what.open === true) return { kind: 'open' };
  const refusal = what.refusal ?? (what.case?.kind === 'invalid' ? what.case.refusal : undefined);
  return refusal === undefined ? { kind: 'valid' } : { kind: 'refusal', refusal };
}

function readParameters(
  contract: Contract,
  target: Target,
  which: keyof Contract['reads'],
  user: TestUser | undefined,
  page: string | undefined,
): ReadonlyMap<string, string> {
  const { one, list, roles } = contract.profile.reads ?? {};
  if (which === 'one') {
    const values = filled(one?.parameters, target);
    if (one !== undefined && one.id.in !== 'body' && user !== undefined) values.set(one.id.name, user.id);
    return values;
  }
  const values = filled((which === 'list' ? list : roles)?.parameters, target);
  if (which === 'list' && list?.filter !== undefined) {
    const by = list.filter.by === 'id' ? user?.id : user?.email;
    if (by !== undefined) values.set(list.filter.query, by);
  }
  if (which === 'list' && list?.next !== undefined && page !== undefined) values.set(list.next.query, page);
  return values;
}

function filled(parameters: Readonly<Record<string, string>> | undefined, target: Target): Map<string, string> {
  return new Map(
    Object.entries(parameters ?? {}).map(([name, value]) => [name, fillOrganization(value, target)] as const),
  );
}
