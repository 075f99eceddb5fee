import { createHash } from 'node:crypto';
import type { Json, JsonObject, Person } from '../store.ts';
import { type Call, isJson, isObject, people, type Reply, type Running, type Style, strictJson } from '../style.ts';
import { scimDocument, scimProfile } from './scim-contract.ts';

const ids = ['a1f0', 'a2f0', 'a3f0', 'b1f0', 'b2f0', 'b3f0', 'c1f0', 'd1f0', 'd2f0'].map((id) => `${id}c0de`);
const roles = ['picker', 'grafter', 'keeper'];
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const type = 'application/scim+json';
const bearer = (job: string, at: number) => ({
  header: 'authorization',
  prefix: 'Bearer ',
  secret: `${job}-secret-4f9c27d1`,
  userId: ids[at] ?? '',
});

/** PUT /Users/{id} with the whole user as SCIM has it (RFC 7644); ETag and If-Match, 1-based pages, status as a string. */
export const scim: Style = {
  id: 'scim',
  base: '/scim/v2',
  people: () =>
    people(ids, { strong: ['keeper'], weak: ['picker'] }, () => ({ title: null, active: true, version: 1 })),
  handle: respond,
  document: scimDocument,
  profile: scimProfile,
  cast: () => ({
    admin: bearer('admin', 0),
    member: bearer('member', 2),
    other: bearer('foreign-admin', 7),
    testUsers: ids.slice(3, 6),
    fixtures: { unknown: 'ffffffff', removed: 'eeeeeeee', foreign: ids[8] ?? '' },
  }),
};

function show(user: Person): JsonObject {
  return {
    schemas: [userSchema],
    id: user.id,
    userName: user.email,
    displayName: user.name,
    title: user.title ?? null,
    active: user.active ?? true,
    roles: (user.role as string[]).map((value) => ({ value, display: value.toUpperCase() })),
    meta: { resourceType: 'User', version: etag(user) },
  };
}

function etag(user: Person): string {
  const state = JSON.stringify([user.id, user.version, user.role, user.title, user.name]);
  return `W/"${createHash('sha256').update(state).digest('hex').slice(0, 12)}"`;
}

function respond(call: Call, running: Running): Reply {
  const { store, has } = running;
  const refuse = (status: number, detail: string, scimType?: string, headers: Record<string, string> = {}): Reply => ({
    status,
    type,
    headers,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: has('wrong-status') && status !== 404 ? '500' : String(status),
      detail,
      ...(scimType === undefined ? {} : { scimType }),
    },
  });
  const [place, id, ...rest] = call.path ?? ['Users', '%'];
  if (place !== 'Users' || rest.length > 0) return refuse(404, 'no such endpoint');
  const allow = id === undefined ? 'GET' : 'GET, PUT';
  if (!allow.split(', ').includes(call.method)) return refuse(405, 'method', undefined, { allow });
  const [, secret] = /^bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
  const caller = store.bySecret(secret);
  if (caller === undefined) return refuse(401, 'bearer token needed', undefined, { 'www-authenticate': 'Bearer' });
  const mine = [...store.people.values()].filter(({ org }) => org === caller.org);
  if (id === undefined) {
    const start = Math.max(1, Number(call.query.get('startIndex') ?? 1));
    const count = Math.min(Number(call.query.get('count') ?? 100), 100);
    const page = mine.slice(start - 1, start - 1 + count);
    return {
      status: 200,
      type,
      body: {
        totalResults: mine.length,
        startIndex: start,
        itemsPerPage: page.length,
        Resources: page.map((one) => show(store.shown(one))),
      },
    };
  }
  const user = mine.find((one) => one.id === id);
  if (call.method === 'GET')
    return user === undefined
      ? refuse(404, 'no such user')
      : { status: 200, type, body: show(store.shown(user)), headers: { etag: etag(store.shown(user)) } };
  if (!(caller.role as Json[]).includes('keeper')) return refuse(403, 'keepers only');
  if (!isJson(call, type, 'application/json')) return refuse(415, 'SCIM JSON only');
  if (call.body.length > 300_000) return refuse(413, 'too large');
  const body = strictJson(call.body);
  if (body === undefined) return refuse(400, 'not JSON', 'invalidSyntax');
  if (!isObject(body)) return refuse(400, 'not an object', 'invalidSyntax');
  const wanted = rolesOf(body.roles, has('plain-values'));
  if (wanted === undefined || typeof body.userName !== 'string' || body.userName === '')
    return refuse(400, 'roles or userName', 'invalidValue');
  const { schemas, displayName, title } = body;
  const strings = Array.isArray(schemas) && schemas.every((one) => typeof one === 'string');
  if (schemas !== undefined && !strings) return refuse(400, 'schemas', 'invalidValue');
  if (displayName !== undefined && typeof displayName !== 'string') return refuse(400, 'displayName', 'invalidValue');
  if (title !== undefined && title !== null && typeof title !== 'string') return refuse(400, 'title', 'invalidValue');
  if ('active' in body && typeof body.active !== 'boolean') return refuse(400, 'active', 'invalidValue');
  if (user === undefined) return refuse(404, 'no such user');
  if ('id' in body && body.id !== id) return refuse(400, 'id', 'mutability');
  const condition = call.headers['if-match'];
  if (condition === undefined && has('demands-if-match')) return refuse(428, 'If-Match needed');
  if (
    condition !== undefined &&
    condition !== '*' &&
    !has('ignores-if-match') &&
    !condition.split(/,\s*/).includes(etag(user))
  )
    return refuse(412, 'somebody was faster');
  if (body.userName !== user.email && [...store.people.values()].some(({ email }) => email === body.userName))
    return refuse(409, 'userName is taken', 'uniqueness');
  const fields: JsonObject = { role: wanted, email: body.userName, version: Number(user.version) + 1 };
  fields.title = body.title ?? null;
  if (typeof body.displayName === 'string') fields.name = body.displayName;
  if (typeof body.active === 'boolean') fields.active = body.active;
  store.set(id, fields, caller.id);
  return { status: 200, type, body: show(user), headers: { etag: etag(user) } };
}

/** Roles as SCIM has them, objects with a value; habit `plain-values`: just the values. */
function rolesOf(value: Json | undefined, plain: boolean): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const found = value.map((one) => (plain ? one : isObject(one) ? one.value : undefined));
  const known = found.filter((one): one is string => typeof one === 'string' && roles.includes(one));
  return known.length < found.length || new Set(known).size < known.length ? undefined : known;
}
