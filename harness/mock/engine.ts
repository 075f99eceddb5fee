import type { Operation } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { MockAnswer, MockCall, MutableMockUser } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import { type ErrorReason, errorAnswer } from './answers/error-answer.ts';
import { listAnswerer, oneAnswerer, rolesAnswer } from './answers/read-answers.ts';
import { updateAnswerer } from './answers/update-answer.ts';
import type { Call, RawRequest, Refusal } from './call.ts';
import { forcedAnswer } from './forced-answer.ts';
import { type Counted, countRequest } from './limit.ts';
import { openCall } from './open-call.ts';
import { preferredStatus } from './prefer.ts';
import { routesOf } from './routes.ts';
import { beforeLimit, checksOfRead, checksOfUpdate, firstRefusal, note } from './run-checks.ts';
import { storeUpdate } from './store-update.ts';
import type { World } from './world.ts';

/** What a request was found to be and what it gets. */
export interface Outcome {
  readonly call: Call;
  readonly answer: MockAnswer;
}

/** Answers one request after another, without a network; faults that change or break answers come after. */
export type Engine = (raw: RawRequest) => Outcome;

/** A server's whole behaviour over a world. */
export function createEngine(world: World): Engine {
  const { contract, choices } = world;
  const findRoute = routesOf(contract);
  const example = world.population.users[0] as MutableMockUser;
  const answerUpdate = updateAnswerer(contract, choices, example);
  const answerOne = oneAnswerer(world, example);
  const answerList = listAnswerer(world, example);
  const answerRoles = rolesAnswer(world);
  const updateChecks = checksOfUpdate(choices);
  const refusals = new Map<string, MockAnswer>();

  const refuse = (operation: Operation, reason: ErrorReason): MockAnswer => {
    const key = `${operation.id} ${reason.cause} ${reason.status} ${reason.detail}`;
    const known = refusals.get(key) ?? errorAnswer(contract, operation, choices, reason);
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
      return { call, answer: refuse(contract.update, { detail: 'there is nothing at this path' }) };
    if (found === undefined) {
      const allow = [...route.operations.keys()].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
      const Allow = [...allow, 'OPTIONS'].join(', ');
      if (raw.method === 'OPTIONS') return { call, answer: { status: 204, headers: { Allow } } };
      const refused = refuse([...route.operations.values()][0]?.operation ?? contract.update, {
        cause: 'unsupported-method',
      });
      note(call, 'unsupported-method', undefined);
      return { call, answer: { ...refused, headers: { ...refused.headers, Allow } } };
    }
    const { operation } = found;
    const forced = preferredStatus(raw.headers);
    if (forced !== undefined)
      return { call, answer: forcedAnswer(world, operation, forced, refuse, () => answerUpdate(example)) };
    const stranger = firstRefusal(world, call, beforeLimit);
    const counted = countRequest(world, call, stranger === undefined);
    const refusal = stranger ?? (counted.cause ? { cause: counted.cause } : checked(call));
    note(call, refusal?.cause, refusal?.violation);
    if (found.name === 'update') storeUpdate(world, call, refusal === undefined);
    const answer = refusal === undefined ? succeed(call) : refuse(operation, { cause: refusal.cause });
    return { call, answer: withHeaders(answer, counted) };
  };

  function checked(call: Call): Refusal | undefined {
    if (call.operation !== 'update') return firstRefusal(world, call, checksOfRead);
    const refusal = firstRefusal(world, call, updateChecks);
    if (refusal !== undefined) return refusal;
    const cause = refusedByFault(call);
    return cause === undefined ? undefined : { cause };
  }

  function refusedByFault(call: Call): Cause | undefined {
    note(call, undefined, undefined);
    for (const fault of world.faults) {
      const cause = fault.refuses?.(call);
      if (cause !== undefined) return cause;
    }
    return undefined;
  }

  function succeed(call: Call): MockAnswer {
    if (call.operation === 'update') return answerUpdate(userOf(call));
    if (call.operation === 'one' && answerOne) return answerOne(userOf(call));
    if (call.operation === 'list' && answerList) return answerList(visibleUsers(call), call.query);
    return answerRoles ? { ...answerRoles, headers: { ...answerRoles.headers } } : refuse(contract.update, {});
  }

  /** A user whom a fault lets through although there is none is made up. */
  function userOf(call: MockCall & { readonly subjectId?: string }): MutableMockUser {
    const id = call.subjectId ?? '';
    const known = world.users.get(id);
    if (known) return known;
    const user = JSON.parse(JSON.stringify(example.user), (_key, value: Json) => (value === example.id ? id : value));
    return { ...example, id, user };
  }

  function visibleUsers(call: Call): readonly MutableMockUser[] {
    const home = world.population.identities[call.caller as 'admin']?.organisation ?? world.population.organisation;
    return [...world.users.values()].filter((user) => !user.removed && user.organisation === home);
  }
}

function withHeaders(answer: MockAnswer, { headers }: Counted): MockAnswer {
  return headers === undefined ? answer : { ...answer, headers: { ...answer.headers, ...headers } };
}
