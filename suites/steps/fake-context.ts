import { compile } from '../../harness/schema/schema.ts';
import {
  type Cases,
  type Contract,
  type Exchange,
  type Json,
  type JsonObject,
  put,
  type RequirementContext,
  type Target,
  type TestUser,
  type Update,
  type UserView,
} from '../../harness/suite.ts';
import { jsonOf } from './send-bytes.ts';

/** One update as the scripted server sees it. */
export interface FakeCall {
  readonly id: string;
  readonly what: Update;
  /** What the bytes say; `undefined` when they are no JSON. */
  readonly body: Json | undefined;
  /** Counts updates from 1. */
  readonly count: number;
  /** Users by id, as they are; a script may change them. */
  readonly users: Map<string, JsonObject>;
}

/** What the scripted server responds. */
export interface FakeReply {
  readonly status: number;
  readonly body?: Json;
}

/** How a scripted server differs from an honest one. */
export interface FakeServer {
  readonly contract: Contract;
  readonly cases: Cases;
  readonly update?: (call: FakeCall, honest: () => FakeReply) => FakeReply;
  readonly send?: (method: string) => FakeReply & { readonly headers?: readonly (readonly [string, string])[] };
  readonly read?: (user: JsonObject | undefined, id: string) => JsonObject | undefined;
  readonly target?: Partial<Target>;
}

/** How a trial ended before its findings were in. */
export class FakeSignal extends Error {
  override readonly name = 'FakeSignal';
}

const testUsers: readonly TestUser[] = ['u1', 'u2', 'u3'].map((id) => ({ id, email: `${id}@b.example`, name: id }));

/** A trial on a scripted server in memory: users with an id, an e-mail address, a name and a role. For tests. */
export function fakeRequirementContext(server: FakeServer): RequirementContext {
  const { contract, cases } = server;
  const users = new Map([...testUsers.map(({ id }) => id), 'm1', 'owner'].map((id) => [id, userOf(id)]));
  let [exchanges, updates] = [0, 0];
  const exchangeOf = (id: string, what: Update, reply: FakeReply & { readonly headers?: Headers }): Exchange => {
    exchanges += 1;
    const { status, body } = reply;
    const name = what.case?.name ?? what.name;
    const json = body === undefined ? undefined : ({ ok: true, value: body } as const);
    const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
    const request = { operation: 'update', method: 'PATCH', path: `/users/${id}`, headers: {}, testUser: id } as const;
    return {
      id: exchanges,
      request: {
        ...request,
        caller: what.caller ?? 'admin',
        intent: { kind: 'open' },
        ...(name ? { case: name } : {}),
      },
      startedAt: 0,
      durationMs: 0,
      outcome: { kind: 'response', status, headers: reply.headers ?? [], body: bytes, json, receivedAt: 0 },
      earlier: [],
    };
  };
  const update = async (testUser: TestUser | string, what: Update): Promise<Exchange> => {
    const id = typeof testUser === 'string' ? testUser : testUser.id;
    updates += 1;
    const body = what.bytes ? jsonOf(what.bytes) : (what.case?.body ?? what.body);
    const call: FakeCall = { id, what, body, count: updates, users };
    const honest = () => respondHonestly(contract, call);
    return exchangeOf(id, what, server.update ? server.update(call, honest) : honest());
  };
  const read = async (testUser: TestUser | string): Promise<UserView | undefined> => {
    const id = typeof testUser === 'string' ? testUser : testUser.id;
    const whole = server.read ? server.read(users.get(id), id) : users.get(id);
    return whole && viewOf(whole, 0);
  };
  const stop = (reason: string): never => {
    throw new FakeSignal(reason);
  };
  return {
    contract,
    cases,
    target: { ...plainTarget, ...server.target },
    runs: 5,
    withTestUsers: (count, use) => use(testUsers.slice(0, count)),
    forEachTestUser: async (items, use) => {
      let turn = 0;
      for (const item of items) await use(item, testUsers[turn++ % testUsers.length] as TestUser);
    },
    update,
    send: async (what) => exchangeOf('u1', { name: what.name }, server.send?.(what.method) ?? { status: 405 }),
    read,
    list: async () => [...users.keys()].flatMap((id) => viewOf(users.get(id) ?? {}, 0)),
    userOf: ({ outcome, id }) => {
      const value =
        outcome.kind === 'response' && outcome.status < 300 && outcome.json?.ok ? outcome.json.value : undefined;
      return value === undefined ? undefined : viewOf(value as JsonObject, id);
    },
    provokeRateLimit: async () => undefined,
    wait: async () => {},
    affords: () => true,
    stateOf: async (testUser) => (await read(testUser)) ?? stop('cannot be read'),
    accepted: async (testUser, body) => {
      const { outcome } = await update(testUser, { body });
      return outcome.kind === 'response' && outcome.status === 200;
    },
    block: stop,
    skip: stop,
  };
}

type Headers = readonly (readonly [string, string])[];

const plainTarget: Target = {
  name: 'fake',
  kind: 'mock',
  baseUrl: 'http://127.0.0.1:1',
  callers: {
    admin: { headers: { 'x-key': 'admin-secret-1' } },
    member: { headers: { 'x-key': 'member-secret-1' }, userId: 'm1' },
    otherOrganization: { headers: { 'x-key': 'other-organization-secret-1' } },
  },
  testUsers: testUsers.map(({ id }) => id),
  fixtures: { unknown: 'nobody', removed: 'gone', lastOwner: 'owner' },
  requestRate: {
    perSecond: 0,
    budget: 0,
    deadlineMs: 100,
    concurrency: 1,
    maxRetryAfterSeconds: 1,
    retries: 0,
    maxBodyBytes: 1000,
  },
  allow: ['last-owner', 'rate-limit', 'attributes', 'race'],
};

function userOf(id: string): JsonObject {
  return { id, email: `${id}@b.example`, name: id, role: id === 'owner' ? 'owner' : 'member' };
}

function viewOf(whole: JsonObject, exchange: number): UserView {
  const text = (name: 'id' | 'email' | 'name') => (typeof whole[name] === 'string' ? { [name]: whole[name] } : {});
  const values: Record<string, Json> = whole.role === undefined ? {} : { role: whole.role };
  return { ...text('id'), ...text('email'), ...text('name'), values, whole, exchange };
}

function respondHonestly(contract: Contract, { id, what, body, users }: FakeCall): FakeReply {
  const error = (status: number): FakeReply => ({ status, body: { message: String(status) } });
  if (what.caller === 'anonymous' || (what.headers && 'x-key' in what.headers)) return error(401);
  if (what.caller === 'member') return error(403);
  if (what.caller === 'otherOrganization') return error(404);
  const user = users.get(id);
  if (!user) return error(404);
  const other = what.contentType !== undefined && what.contentType !== contract.request.mediaType;
  if (other) return error(415);
  if (body === undefined || !compile(contract.request.documented).accepts(body)) return error(400);
  const role = (body as JsonObject).role;
  const changed = role === undefined ? user : (put(user, '/role', role) as JsonObject);
  users.set(id, changed);
  return { status: 200, body: changed };
}
