import type { JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { roleObjectDocument, roleObjectProfile } from './role-object-contract.ts';

const catalog: Readonly<Record<string, string>> = {
  'aaaaaaaa-0000-4000-8000-000000000001': 'Reader',
  'aaaaaaaa-0000-4000-8000-000000000002': 'Writer',
  'aaaaaaaa-0000-4000-8000-000000000003': 'Root',
};
const [reader = '', , root = ''] = Object.keys(catalog);
const ids = ['adm-1', 'adm-2', 'mem-1', 'Test-One', 'Test-Two', 'Test-Three', 'col-1', 'for-1', 'for-2'];
const bearer = (job: string, at: number) => ({
  header: 'authorization',
  prefix: 'Bearer ',
  secret: `${job}-secret-4f9c27d1`,
  userId: ids[at] ?? '',
});
const refuse = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { error: { code, message: code } },
  headers,
});

/** PATCH /users/{id} with role_id, shown as { role: { id, name }, permissions }; ids in which letter case counts. */
export const roleObject: Style = {
  id: 'role-object',
  base: '',
  people: () => people(ids, { strong: root, weak: reader }, () => ({ nickname: null, locale: 'en' })),
  handle: respond,
  document: roleObjectDocument,
  profile: roleObjectProfile,
  cast: () => ({
    admin: bearer('admin', 0),
    member: bearer('member', 2),
    other: bearer('foreign-admin', 7),
    testUsers: ids.slice(3, 6),
    fixtures: { unknown: 'nobody-9', removed: 'gone-9', foreign: ids[8] ?? '' },
  }),
};

function show(user: Person): JsonObject {
  const id = String(user.role);
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    nickname: user.nickname ?? null,
    locale: user.locale ?? 'en',
    role: { id, name: catalog[id] ?? '?' },
    permissions: id === root ? ['read', 'write', 'manage'] : id === reader ? ['read'] : ['read', 'write'],
  };
}

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const [users, id, ...rest] = call.path ?? ['users', '%'];
  if (users !== 'users' || rest.length > 0) return refuse(404, 'route');
  const allow = id === undefined ? 'GET' : 'GET, PATCH';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'method', { allow });
  const [, secret] = /^bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  const caller = store.bySecret(secret);
  if (caller === undefined) return refuse(401, 'token', { 'www-authenticate': 'Bearer' });
  const mine = [...store.people.values()].filter(({ org }) => org === caller.org);
  if (id === undefined) return { status: 200, body: { users: mine.map((one) => show(store.shown(one))) } };
  const user = mine.find((one) => one.id === id);
  if (call.method === 'GET')
    return user === undefined ? refuse(404, 'user') : { status: 200, body: { user: show(store.shown(user)) } };
  if (!isJson(call, 'application/json')) return refuse(415, 'media');
  if (call.body.length > 150_000) return refuse(413, 'large');
  const body = strictJson(call.body);
  const self = has('self-promotion') && user?.id === caller.id;
  if (caller.role !== root && !self) return refuse(403, 'rights');
  if (!isObject(body)) return refuse(400, 'body');
  if (user === undefined) return refuse(404, 'user');
  const wrong = invalid(body, has);
  if (wrong !== undefined) return refuse(400, wrong);
  const fields: JsonObject = {};
  if ('role_id' in body) fields.role = body.role_id ?? null;
  if ('nickname' in body) fields.nickname = body.nickname ?? null;
  if ('locale' in body) fields.locale = body.locale ?? null;
  if (has('resets-locale') && !('locale' in body)) fields.locale = 'de';
  store.set(user.id, fields, caller.id);
  return { status: 200, body: { user: show(user) } };
}

function invalid(body: JsonObject, has: (habit: string) => boolean): string | undefined {
  if (!('role_id' in body)) return 'role_id';
  const known = typeof body.role_id === 'string' && Object.hasOwn(catalog, body.role_id);
  const anyUuid = has('any-uuid') && /^[0-9a-f-]{36}$/.test(String(body.role_id));
  if (!known && !anyUuid) return 'role_id';
  const { nickname, locale } = body;
  // The nickname is null until somebody gives one, and cannot be taken away again.
  if (nickname !== undefined && (typeof nickname !== 'string' || nickname.length < 2)) return 'nickname';
  if (locale !== undefined && !['en', 'de', 'fr'].includes(locale as string)) return 'locale';
  return undefined;
}
