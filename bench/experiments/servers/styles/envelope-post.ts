import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { envelopePostDocument, envelopePostProfile } from './envelope-post-contract.ts';

const ids = ['1', '2', '3', '41', '42', '43', '5', '901', '902'];
const roles = ['guest', 'staff', 'manager'];
const basic = (job: string, userId: number) => ({
  header: 'authorization',
  prefix: 'Basic ',
  secret: Buffer.from(`${job}@people.example:pass-of-${job}`).toString('base64'),
  userId,
});

export const envelopeError = (status: number, code: string): Json => ({ errors: [{ code, status: String(status) }] });
const refuse = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: envelopeError(status, code),
  headers,
});

/** POST /users/{id}/update-role in an envelope; integer ids, Basic credentials, reads of one user only. */
export const envelopePost: Style = {
  id: 'envelope-post',
  base: '/api/v2',
  people: () =>
    people(ids, { strong: 'manager', weak: 'guest' }, () => ({ department: 'sales', is_admin: false, note: null })),
  handle: respond,
  document: envelopePostDocument,
  profile: envelopePostProfile,
  cast: () => ({
    admin: basic('admin', 1),
    member: basic('member', 3),
    other: basic('foreign-admin', 901),
    testUsers: [41, 42, 43],
    fixtures: { unknown: 77_001, removed: 44, foreign: 902 },
  }),
};

function identify(call: Call, { store, has }: Running): Person | undefined {
  const [, encoded = ''] = /^basic ([A-Za-z0-9+/=]*)$/i.exec(call.headers.authorization ?? '') ?? [];
  const [email, password] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2);
  if (has('empty-lets-in') && call.headers.authorization !== undefined && (password ?? '') === '')
    return store.find('1');
  return [...store.people.values()].find((one) => one.email === email && one.password === password);
}

const show = (person: Person): JsonObject => ({
  id: Number(person.id),
  email: person.email,
  full_name: person.name,
  role: person.role,
  department: person.department ?? null,
  is_admin: person.role === 'manager' || person.is_admin === true,
});

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const [users, id = '', action, ...rest] = call.path ?? [];
  if (users !== 'users' || rest.length > 0 || (action !== undefined && action !== 'update-role'))
    return refuse(404, 'not_found');
  const method = action === undefined ? 'GET' : 'POST';
  if (call.method !== method) return refuse(405, 'method', { allow: method });
  const caller = identify(call, running);
  const user = /^[1-9]\d{0,9}$/.test(id) ? store.find(id) : undefined;
  const found = user !== undefined && (caller === undefined || user.org === caller.org) ? user : undefined;
  // Habit `finds-first`: who nobody knows learns which users there are.
  if (has('finds-first') && found === undefined) return refuse(404, 'not_found');
  if (caller === undefined) return refuse(401, 'unauthenticated', { 'www-authenticate': 'Basic realm="people"' });
  if (action === undefined)
    return found === undefined ? refuse(404, 'not_found') : { status: 200, body: { data: show(store.shown(found)) } };
  if (!isJson(call, 'application/json')) return refuse(415, 'media_type');
  if (call.body.length > 500_000) return refuse(413, 'too_large');
  if (caller.role !== 'manager') return refuse(403, 'forbidden');
  const body = strictJson(call.body);
  const data = isObject(body) ? body.data : undefined;
  // Habit `echoes`: a refusal shows what it refuses, byte by byte, as many frameworks do.
  const bad = (code: string): Reply =>
    has('echoes')
      ? { status: 422, raw: `{"errors":[{"code":"${code}","status":"422","value":${call.body.toString()}}]}` }
      : refuse(422, code);
  if (body === undefined) return refuse(400, 'malformed');
  if (!isObject(data)) return bad('data');
  const early = has('half-applied') && typeof data.department === 'string' && [...data.department].length <= 20;
  if (early && found !== undefined) store.set(id, { department: data.department ?? null }, caller.id);
  if (!roles.includes(data.role as string)) return bad('role');
  if ('department' in data && (typeof data.department !== 'string' || [...data.department].length > 20))
    return bad('department');
  if (found === undefined) return refuse(404, 'not_found');
  const fields: JsonObject = { role: data.role ?? null };
  if ('department' in data) fields.department = data.department ?? null;
  if (has('mass-assignment')) {
    for (const name of ['is_admin', 'email', 'full_name'] as const)
      if (name in data) fields[name === 'full_name' ? 'name' : name] = data[name] ?? null;
  }
  store.set(id, fields, caller.id);
  return { status: 200, body: { data: show(found) } };
}
