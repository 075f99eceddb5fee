import type { Json, JsonObject, Person } from '../../store.ts';
import { type Call, isJson, isObject, type Reply, type Running, type Style } from '../../style.ts';
import { colleagueOf, everybodyOf, framework, lenientJson } from '../frameworks/framework.ts';
import type { Dialect, Wrong } from './dialect.ts';
import { dialectDocument, dialectProfile, roles } from './dialect-contract.ts';
import { frameworksSay } from './frameworks-say.ts';
import { productsSay } from './products-say.ts';

const uuid = (n: string) => `5d1c8c1e-0000-4000-9000-0000000000${n}`;
const uuids = ['01', '02', '03', 'a1', 'a2', 'a3', 'a4', 'f1', 'f2'].map(uuid);
const numbers = ['11', '12', '13', '21', '22', '23', '24', '91', '92'];

/** One style for each dialect; habit `faulty` makes it its twin. */
export const dialectStyles: readonly Style[] = [...frameworksSay, ...productsSay].map((dialect): Style => {
  const isUuid = dialect.format === 'uuid';
  const [header, prefix] = dialect.header;
  return framework(
    {
      id: dialect.id,
      base: '/v1',
      ids: isUuid ? uuids : numbers,
      strong: 'admin',
      weak: 'viewer',
      header,
      prefix,
      numbers: !isUuid,
      fixtures: isUuid ? { unknown: uuid('ee'), removed: uuid('ef') } : { unknown: 7777, removed: 7778 },
      more: (_, job) => ({ title: `the ${job}`, isAdmin: false }),
    },
    {
      handle: (call, running) => respond(dialect, call, running),
      document: () => dialectDocument(dialect),
      profile: () => dialectProfile(dialect),
    },
  );
});

const show = ({ format }: Dialect, { id, email, name, role, title = null, isAdmin = false }: Person): JsonObject => ({
  id: format === 'integer' ? Number(id) : id,
  email,
  name,
  role,
  title,
  isAdmin,
});

function respond(dialect: Dialect, call: Call, { store, has }: Running): Reply {
  const deviates = (fault: string) => has('faulty') && dialect.fault === fault;
  const wrong = (why: Wrong) => {
    const reply = dialect.wrong(why, call);
    const allow = call.path?.length === 1 ? 'GET, HEAD' : `GET, HEAD, ${dialect.method}`;
    return reply.status === 405 ? { ...reply, headers: { allow, ...reply.headers } } : reply;
  };
  const slash = deviates('slash') && call.path?.at(-1) === '' && call.path.length === 3;
  const path = slash ? call.path?.slice(0, 2) : call.path;
  const [place, id, ...rest] = path ?? ['', ''];
  const caller = slash ? store.find(uuids[0] ?? '') : callerOf(dialect, call, store.people.values(), deviates);
  const reads = ['GET', 'HEAD'].includes(call.method);
  const isId = dialect.format === 'uuid' ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i : /^\d{1,9}$/;
  if (dialect.asksFirst && caller === undefined) return wrong('nobody');
  if (place !== 'users' || rest.length > 0) return wrong('no-route');
  if (!reads && (id === undefined || call.method !== dialect.method)) return wrong('no-method');
  const malformed = id !== undefined && !isId.test(id);
  if (malformed && dialect.id === 'aspnet') return wrong('no-route');
  if (!reads && call.body.length > 100_000) return wrong('large');
  const body = reads ? undefined : bodyOf(dialect, call);
  if (body === 'syntax' && dialect.parsesFirst) return wrong('syntax');
  if (caller === undefined) return wrong('nobody');
  if (reads && id === undefined)
    return { status: 200, body: everybodyOf(caller, store).map((one) => show(dialect, one)) };
  const may = caller.role === 'admin' || deviates('no-guard');
  if (!reads && !may) return wrong('forbidden');
  if (malformed) return wrong(dialect.id === 'odata' ? 'no-user' : dialect.id === 'phoenix' ? 'syntax' : 'invalid');
  const user = deviates('cross-org') ? store.find(id ?? '') : colleagueOf(caller, store, id?.toLowerCase());
  if (reads) return user === undefined ? wrong('no-user') : { status: 200, body: show(dialect, store.shown(user)) };
  if (body === 'media') return wrong('media');
  if (body === 'syntax') {
    if (deviates('bad-gateway')) return { status: 502, body: { message: 'Internal server error' } };
    return wrong('syntax');
  }
  const fields = fieldsOf(dialect, body, deviates);
  if (fields === undefined) {
    const refusal = wrong('invalid');
    if (!deviates('traces') || !isObject(refusal.body)) return refusal;
    const trace = 'java.lang.IllegalArgumentException: No enum constant\n\tat com.acme.users.Role.valueOf(Role.java:8)';
    return { ...refusal, body: { ...refusal.body, trace } };
  }
  if (user === undefined) {
    if (deviates('crash-nobody')) return { status: 500, body: { message: 'runtime error', url: '' } };
    return deviates('ok-for-nobody') ? { status: 200, body: {} } : wrong('no-user');
  }
  if (!deviates('drops')) store.set(user.id, fields, caller.id);
  const done = {
    user: show(dialect, { ...user, ...fields }),
    message: { message: 'user updated' },
    nothing: undefined,
  };
  const shown = done[dialect.success];
  if (shown === undefined) return { status: 204 };
  return { status: deviates('created') ? 201 : 200, body: shown };
}

function callerOf(
  { header: [name, prefix] }: Dialect,
  call: Call,
  people: Iterable<Person>,
  deviates: (fault: string) => boolean,
): Person | undefined {
  const value = call.headers[name];
  if (value === undefined) return undefined;
  if (deviates('empty-key') && value.trim() === prefix.trim()) return [...people][0];
  if (!value.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const secret = value.slice(prefix.length);
  const own = (one: Person) =>
    deviates('prefix-token')
      ? secret.length >= 12 && one.secret.startsWith(secret.slice(0, 12))
      : one.secret === secret;
  return [...people].find(own);
}

function bodyOf({ media }: Dialect, call: Call): Json | undefined | 'syntax' | 'media' {
  const isOther = !isJson(call, 'application/json');
  if (isOther && media === 'refused') return 'media';
  if (isOther && media === 'none') return undefined;
  if (call.body.length === 0) return undefined;
  const value = lenientJson(call.body);
  return value === undefined ? 'syntax' : value;
}

/** What an update sets; undefined where it is invalid. */
function fieldsOf(
  { folds, closed }: Dialect,
  body: Json | undefined,
  deviates: (fault: string) => boolean,
): JsonObject | undefined {
  if (!isObject(body)) return undefined;
  const named = Object.entries(body).map(([name, value]) => [folds ? name.toLowerCase() : name, value] as const);
  const known = deviates('over-posts') ? ['role', 'title', 'isadmin'] : ['role', 'title'];
  if (closed && named.some(([name]) => !known.includes(name))) return undefined;
  const given = new Map(named.filter(([name]) => known.includes(name)));
  const role = given.get('role');
  if (typeof role !== 'string' || !(roles.includes(role) || deviates('any-role'))) return undefined;
  const title = given.get('title');
  if (title !== undefined && title !== null && (typeof title !== 'string' || [...title].length > 60)) return undefined;
  const isAdmin = given.get('isadmin');
  const kept = title === undefined ? (deviates('wipes') ? { title: null } : {}) : { title };
  return { role, ...kept, ...(typeof isAdmin === 'boolean' ? { isAdmin } : {}) };
}
