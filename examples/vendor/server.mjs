/** The vendor's own server, as small as it can be: users of two organizations, and the update of a role. */
import { createServer } from 'node:http';

const [ours, theirs] = ['org-1', 'org-2'];
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const person = (number, organization, role) => ({ id: id(number), organization, name: `Person ${number}`, email: `p${number}@acme.example`, role });
const people = [
  person(1, ours, 'owner'),
  person(2, ours, 'admin'),
  person(3, ours, 'member'),
  person(4, ours, 'member'),
  person(5, ours, 'member'),
  person(6, theirs, 'owner'),
  person(7, theirs, 'member'),
  { ...person(8, ours, 'member'), removed: true },
];
/** Who calls, by token. */
const tokens = { 'admin-token': id(2), 'member-token': id(3), 'other-token': id(6) };
const rank = { member: 1, admin: 2, owner: 3 };
const most = 64 * 1024;

const server = createServer(async (request, response) => {
  const respond = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const refuse = (status, message, headers) => respond(status, { message }, headers);
  const shown = ({ organization: _, ...user }) => user;

  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const caller = people.find((user) => user.id === (Object.hasOwn(tokens, token) ? tokens[token] : undefined));
  if (!caller) return refuse(401, 'a token is needed', { 'www-authenticate': 'Bearer' });

  const { pathname } = new URL(request.url, 'http://acme.example');
  const visible = people.filter(({ organization, removed }) => organization === caller.organization && !removed);
  if (pathname === '/v1/users' && request.method === 'GET') return respond(200, { users: visible.map(shown) });

  const [, name, isRole] = /^\/v1\/users\/([^/]+)(\/role)?$/.exec(pathname) ?? [];
  if (name === undefined) return refuse(404, 'there is nothing here');
  const allowed = isRole ? 'PATCH' : 'GET';
  if (request.method !== allowed) return refuse(405, `only ${allowed} is known here`, { allow: allowed });
  const user = visible.find((one) => one.id === name);
  if (!isRole) return user ? respond(200, shown(user)) : refuse(404, 'no such user');

  if (rank[caller.role] < rank.admin) return refuse(403, 'admins change roles');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refuse(415, 'send application/json');
  let text = '';
  for await (const chunk of request) if ((text += chunk).length > most) return refuse(413, 'too large', { connection: 'close' });
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse(400, 'the body is not JSON');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return refuse(400, 'send an object');
  const keys = Object.keys(body);
  if (keys.length !== 1 || keys[0] !== 'role') return refuse(400, 'send a role and nothing else');
  if (typeof body.role !== 'string' || !Object.hasOwn(rank, body.role)) return refuse(400, 'no such role');
  if (!user) return refuse(404, 'no such user');
  if (Math.max(rank[user.role], rank[body.role]) > rank[caller.role]) return refuse(403, 'that is above you');
  const owners = visible.filter(({ role }) => role === 'owner');
  if (user.role === 'owner' && body.role !== 'owner' && owners.length === 1) return refuse(409, 'the last owner stays');
  user.role = body.role;
  respond(200, shown(user));
});

server.listen(Number(process.env.PORT ?? 4020), '127.0.0.1', () => console.log('listening'));
