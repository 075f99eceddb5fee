import type { Operation } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { MockCall, MockResponse, MutableMockUser } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import type { Call, RawRequest, Rejection } from './call.ts';
import { forcedResponse } from './forced-response.ts';
import { type Counted, countRequest } from './limit.ts';
import { openCall } from './open-call.ts';
import { preferredStatus } from './prefer.ts';
import { type ErrorReason, errorResponse } from './responses/error-response.ts';
import { listResponder, oneResponder, rolesResponse } from './responses/read-responses.ts';
import { updateResponder } from './responses/update-response.ts';
import { routesOf } from './routes.ts';
import { beforeLimit, checksOfRead, checksOfUpdate, firstRejection, note } from './run-checks.ts';
import { storeUpdate } from './store-update.ts';
import type { World } from './world.ts';

/** What a request was found to be and what it gets. */
export interface Outcome {
  readonly call: Call;
  readonly response: MockResponse;
}

/** Responses one request after another, without a network; faults that change or break responses come after. */
export type Engine = (raw: RawRequest) => Outcome;

/** A server's whole behavior over a world. */
export function createEngine(world: World): Engine {
  const { contract, choices } = world;
  const findRoute = routesOf(contract);
  const example = world.population.users[0] as MutableMockUser;
  const respondUpdate = updateResponder(contract, choices, example);
  const respondOne = oneResponder(world, example);
  const respondList = listResponder(world, example);
  const respondRoles = rolesResponse(world);
  const updateChecks = checksOfUpdate(choices);
  const refusals = new Map<string, MockResponse>();

  const refuse = (operation: Operation, reason: ErrorReason): MockResponse => {
    const key = `${operation.id} ${reason.refusal} ${reason.status} ${reason.detail}`;
    const known = refusals.get(key) ?? errorResponse(contract, operation, choices, reason);
    refusals.set(key, known);
    return { ...known, headers: { ...known.headers } };
  };

  return (raw) => {
    const [path = '', query = ''] = raw.url.split(/\?(.*)/s, 2);
    const route = findRoute(path);
    const method = raw.method === 'HEAD' ? 'GET' : raw.method;
    const found = route?.operations.get(method);
    const call = openCall(world, raw, path, query, found?.name ?? 'none', route?.parameters ?? {});
    if (route === undefined)
      return { call, response: refuse(contract.update, { detail: 'there is nothing at this path' }) };
    if (found === undefined) {
      const allow = [...route.operations.keys()].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
      const Allow = [...allow, 'OPTIONS'].join(', ');
      if (raw.method === 'OPTIONS') return { call, response: { status: 204, headers: { Allow } } };
      const refused = refuse([...route.operations.values()][0]?.operation ?? contract.update, {
        refusal: 'unsupported-method',
      });
      note(call, 'unsupported-method', undefined);
      return { call, response: { ...refused, headers: { ...refused.headers, Allow } } };
    }
    const { operation } = found;
    const forced = preferredStatus(raw.headers);
    if (forced !== undefined)
      return { call, response: forcedResponse(world, operation, forced, refuse, () => respondUpdate(example)) };
    const stranger = firstRejection(world, call, beforeLimit);
    const counted = countRequest(world, call, stranger === undefined);
    const rejection = stranger ?? (counted.refusal ? { refusal: counted.refusal } : checked(call));
    note(call, rejection?.refusal, rejection?.violation);
    if (found.name === 'update') storeUpdate(world, call, rejection === undefined);
    const response = rejection === undefined ? succeed(call) : refuse(operation, { refusal: rejection.refusal });
    return { call, response: withHeaders(response, counted) };
  };

  function checked(call: Call): Rejection | undefined {
    if (call.operation !== 'update') return firstRejection(world, call, checksOfRead);
    const rejection = firstRejection(world, call, updateChecks);
    if (rejection !== undefined) return rejection;
    const refusal = refusedByFault(call);
    return refusal === undefined ? undefined : { refusal };
  }

  function refusedByFault(call: Call): Refusal | undefined {
    note(call, undefined, undefined);
    for (const fault of world.faults) {
      const refusal = fault.refuses?.(call);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  function succeed(call: Call): MockResponse {
    if (call.operation === 'update') return respondUpdate(userOf(call));
    if (call.operation === 'one' && respondOne) return respondOne(userOf(call));
    if (call.operation === 'list' && respondList) return respondList(visibleUsers(call), call.query);
    return respondRoles ? { ...respondRoles, headers: { ...respondRoles.headers } } : refuse(contract.update, {});
  }

  /** A user whom a fault lets through although there is none is made up. */
  function userOf(call: MockCall & { readonly userId?: string }): MutableMockUser {
    const id = call.userId ?? '';
    const known = world.users.get(id);
    if (known) return known;
    const user = JSON.parse(JSON.stringify(example.user), (_key, value: Json) => (value === example.id ? id : value));
    return { ...example, id, user };
  }

  function visibleUsers(call: Call): readonly MutableMockUser[] {
    const home = world.population.identities[call.caller as 'admin']?.organization ?? world.population.organization;
    return [...world.users.values()].filter((user) => !user.removed && user.organization === home);
  }
}

function withHeaders(response: MockResponse, { headers }: Counted): MockResponse {
  return headers === undefined ? response : { ...response, headers: { ...response.headers, ...headers } };
}
