import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { jsonApiDocument, jsonApiProfile } from './json-api-contract.ts';

const uuid = (last: string) => `c7a1d2e3-1111-4b5c-9d8e-77665544${last}`;
const ids = ['00a1', '00a2', '00a3', 'b001', 'b002', 'b003', '00c1', '00d1', '00d2'].map(uuid);
const roles = ['basic', 'plus', 'super'];
const type = 'application/vnd.api+json';
const pair = (job: string, at: number) => ({
  header: 'api-key',
  secret: `${job}-secret-4f9c27d1`,
  userId: ids[at] ?? '',
});
const refuse = (status: number, title: string, headers: Record<string, string> = {}): Reply => ({
  status,
  type,
  headers,
  body: { errors: [{ status: String(status), title }] },
});

/** PATCH /users/{id} as JSON:API has it: the body repeats type and id; derived and volatile attributes beside the role. */
export const jsonApi: Style = {
  id: 'json-api',
  base: '/api/v2',
  people: () => people(ids, { strong: 'super', weak: 'basic' }, () => ({ title: null, modified: 1_760_000_000 })),
  handle: respond,
  document: jsonApiDocument,
  profile: jsonApiProfile,
  cast: () => ({
    admin: pair('admin', 0),
    member: pair('member', 2),
    other: pair('foreign-admin', 7),
    testUsers: ids.slice(3, 6),
    fixtures: { unknown: '00000000-0000-4000-8000-000000000000', removed: uuid('dead'), foreign: ids[8] ?? '' },
  }),
};

function show(user: Person): JsonObject {
  return {
    type: 'users',
    id: user.id,
    attributes: {
      email: user.email,
      name: user.name,
      title: user.title ?? null,
      role: user.role,
      role_label: String(user.role).toUpperCase(),
      is_super: user.role === 'super',
      modified_at: user.modified ?? 0,
    },
  };
}

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const [users, id, ...rest] = call.path ?? ['users', '%'];
  if (users !== 'users' || rest.length > 0) return refuse(404, 'Not found');
  const allow = id === undefined ? 'GET' : 'GET, PATCH';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'Method', { allow });
  const caller = store.bySecret(call.headers['api-key']);
  if (caller === undefined) return refuse(403, 'Forbidden');
  const mine = [...store.people.values()].filter(({ org }) => org === caller.org);
  if (id === undefined) return { status: 200, type, body: { data: mine.map((one) => show(store.shown(one))) } };
  const user = mine.find((one) => one.id === id.toLowerCase());
  if (call.method === 'GET')
    return user === undefined
      ? refuse(404, 'Not found')
      : { status: 200, type, body: { data: show(store.shown(user)) } };
  if (caller.role !== 'super') return refuse(403, 'Forbidden');
  if (!isJson(call, type, 'application/json')) return refuse(415, 'Media type');
  if (call.body.length > 1_000_000) return refuse(413, 'Too large');
  const body = strictJson(call.body);
  const data = isObject(body) ? body.data : undefined;
  if (body === undefined) return refuse(400, 'Malformed');
  if (!isObject(data) || data.type !== 'users' || !isObject(data.attributes)) return refuse(400, 'Bad data');
  const { attributes } = data;
  const named = has('believes-body') && typeof data.id === 'string' ? mine.find((one) => one.id === data.id) : user;
  if (has('half-applied') && named !== undefined && typeof attributes.title === 'string')
    store.set(named.id, { title: attributes.title }, caller.id);
  const wrong = invalid(attributes);
  if (wrong !== undefined) return refuse(422, wrong);
  if (!has('believes-body') && typeof data.id !== 'string') return refuse(400, 'id is missing');
  if (user === undefined || named === undefined) return refuse(404, 'Not found');
  if (!has('believes-body') && String(data.id).toLowerCase() !== user.id) return refuse(409, 'ids differ');
  const fields: JsonObject = { role: attributes.role ?? user.role, modified: Number(user.modified) + 1 };
  if ('title' in attributes) fields.title = attributes.title ?? null;
  if (has('mass-assignment') && typeof attributes.email === 'string') fields.email = attributes.email;
  const shown = show(named);
  store.set(named.id, fields, caller.id);
  return { status: 200, type, body: { data: has('shows-before') ? shown : show(named) } };
}

function invalid(attributes: JsonObject): string | undefined {
  if (!roles.includes(attributes.role as string)) return 'role';
  const title: Json | undefined = attributes.title;
  if (title !== undefined && title !== null && (typeof title !== 'string' || [...title].length > 40)) return 'title';
  return undefined;
}
