import { documentedResponse } from '../domain/documented-response.ts';
import { isObject } from '../domain/is-object.ts';
import type { Operation } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Fault, MockCall, MockResponse, MutableMockUser } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import type { Call, RawRequest, Rejection } from './call.ts';
import { keepsTags, tagOf } from './checks/condition.ts';
import { explainRejection } from './explain-rejection.ts';
import { firewallPage } from './firewall.ts';
import { forcedResponse } from './forced-response.ts';
import { type Counted, countRequest } from './limit.ts';
import { openCall } from './open-call.ts';
import { type Step, takeStep } from './play-script.ts';
import { preferredStatus } from './prefer.ts';
import { bodySchemaOf } from './responses/documented-response.ts';
import { type ErrorReason, errorResponse } from './responses/error-response.ts';
import { listResponder, oneResponder, rolesResponse } from './responses/read-responses.ts';
import { updateResponder } from './responses/update-response.ts';
import { routesOf } from './routes.ts';
import { beforeLimit, checksOfRead, checksOfUnassign, checksOfUpdate, firstRejection, note } from './run-checks.ts';
import { shownByReads, storeUpdate } from './store-update.ts';
import { refuseAbsent, takeAway, takenAway } from './take-away.ts';
import type { World } from './world.ts';

/** What a request was found to be and what it gets. */
export interface Outcome {
  readonly call: Call;
  readonly response: MockResponse;
  /** The scripted response that was due. */
  readonly step?: Step;
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
    // Details name places in bodies: callers choose those, and may choose many.
    if (refusals.size < 2000) refusals.set(key, known);
    return { ...known, headers: { ...known.headers } };
  };

  return (sent) => {
    const taken = (raw: RawRequest, { takesFor }: Fault): RawRequest => ({ ...raw, ...takesFor?.(raw, contract) });
    const raw = world.faults.some(({ takesFor }) => takesFor) ? world.faults.reduce(taken, sent) : sent;
    const mark = raw.url.indexOf('?');
    const path = mark < 0 ? raw.url : raw.url.slice(0, mark);
    const query = mark < 0 ? '' : raw.url.slice(mark + 1);
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
    const step = takeStep(world.playing, found.name, call.caller);
    if (step?.faults === undefined) return { ...perform(call, found.operation, step), ...(step ? { step } : {}) };
    // The whole of a request is one synchronous step: nobody else sees these faults.
    const { faults } = world;
    world.faults = step.faults;
    try {
      return { ...perform(call, found.operation, step), step };
    } finally {
      world.faults = faults;
    }
  };

  function perform(call: Call, operation: Operation, step: Step | undefined): Outcome {
    const preferred = preferredStatus(call.headers, call.query);
    const forced = step?.status ?? preferred?.status;
    if (forced !== undefined) {
      if (step?.stores && call.operation === 'update') storeUpdate(world, call, true);
      const response = forcedResponse(world, operation, forced, refuse, () => succeed(call));
      return { call, response: { ...response, headers: { ...response.headers, ...preferred?.applied } } };
    }
    const blocked = choices.firewall ? firewallPage(call) : undefined;
    if (blocked !== undefined) return { call, response: blocked };
    const stranger = firstRejection(world, call, beforeLimit);
    const counted = countRequest(world, call, stranger === undefined);
    const rejection = stranger ?? (counted.refusal ? { refusal: counted.refusal } : checked(call));
    note(call, rejection?.refusal, rejection?.violation);
    if (call.operation === 'update') storeUpdate(world, call, rejection === undefined);
    if (call.operation === 'unassign' && rejection === undefined) removeRole(call);
    return {
      call,
      response: withHeaders(
        rejection ? echoing(operation, rejected(operation, rejection), call) : succeed(call),
        counted,
      ),
    };
  }

  function rejected(operation: Operation, rejection: Rejection): MockResponse {
    const { refusal, status } = rejection;
    const detail = explainRejection(contract, rejection);
    return refuse(operation, {
      refusal,
      ...(status === undefined ? {} : { status }),
      ...(detail === undefined ? {} : { detail }),
    });
  }

  function checked(call: Call): Rejection | undefined {
    if (call.operation === 'unassign') return firstRejection(world, call, checksOfUnassign) ?? refuseAbsent(call);
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

  function removeRole(call: Call): void {
    const user = world.users.get(call.userId ?? '');
    const ways = world.faults.map((fault) => user && fault.takesAway?.(user, call));
    if (!ways.includes('instead')) takeAway(world.users, call);
  }

  function succeed(call: Call): MockResponse {
    if (call.operation === 'unassign') return takenAway(contract);
    if (call.operation === 'update') return tagged(respondUpdate(userOf(call)), userOf(call));
    if (call.operation === 'one' && respondOne) {
      const user = shownByReads(world, userOf(call), call.now);
      return tagged(respondOne(user), user);
    }
    if (call.operation === 'list' && respondList) {
      const users = visibleUsers(call).map((user) => shownByReads(world, user, call.now));
      return respondList(users, call.query);
    }
    return respondRoles ? { ...respondRoles, headers: { ...respondRoles.headers } } : refuse(contract.update, {});
  }

  /** An error that repeats what was sent, as many servers have it, where the document leaves room for that. */
  function echoing(operation: Operation, response: MockResponse, call: Call): MockResponse {
    if (!choices.echo || !isObject(response.body) || call.bytes.length === 0) return response;
    const body = { ...response.body, received: Buffer.from(call.bytes).toString() };
    const schema = bodySchemaOf(documentedResponse(operation, response.status));
    return schema === undefined || compile(schema).accepts(body) ? { ...response, body } : response;
  }

  function tagged(response: MockResponse, user: MutableMockUser): MockResponse {
    return keepsTags(world) ? { ...response, headers: { ...response.headers, ETag: tagOf(user) } } : response;
  }

  /** A user whom a fault lets through although there is none is made up. */
  function userOf(call: MockCall & { readonly userId?: string }): MutableMockUser {
    const id = call.userId ?? example.id;
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

/** Each response has headers of its own. */
function withHeaders(response: MockResponse, { headers }: Counted): MockResponse {
  if (headers !== undefined) Object.assign(response.headers, headers);
  return response;
}
