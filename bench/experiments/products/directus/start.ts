import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const id = (last: string) => `5e11e000-0000-4000-8000-0000000000${last}`;
const roles = { author: id('c1'), reader: id('c2') };
const users = { second: id('02'), member: id('03'), 'test-1': id('a1'), 'test-2': id('a2'), 'test-3': id('a3') };
const token = (name: string) => `${name}-token-77c0e5d2a9`;

/** Directus: PATCH /users/{id} with the UUID of a role; it publishes its own OpenAPI document at /server/specs/oas. */
export const directus: Product = {
  name: 'directus',
  testUsers: [users['test-1'], users['test-2'], users['test-3']],
  async install(folder) {
    // The newest that runs on every Node from 18 on.
    await command(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefix', '.', 'directus@11.3.5']);
  },
  async start(folder) {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const database = join(folder, `directus-${port}.db`);
    const environment = {
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: baseUrl,
      DB_CLIENT: 'sqlite3',
      DB_FILENAME: database,
      SECRET: 'a-key-for-this-folder-only',
      ADMIN_EMAIL: 'admin@people.example.com',
      ADMIN_PASSWORD: 'admin-password-5f1c',
      ADMIN_TOKEN: token('admin'),
      TELEMETRY: 'false',
      LOG_LEVEL: 'warn',
    };
    await command(folder, ['node_modules/.bin/directus', 'bootstrap'], environment);
    const server = new Service(folder, ['node_modules/.bin/directus', 'start'], environment);
    await server.ready(`${baseUrl}/server/ping`);
    const headers = { authorization: `Bearer ${token('admin')}` };
    const post = (path: string, body: unknown) => ask(`${baseUrl}${path}`, { method: 'POST', headers, body });
    const all = await ask<{ data: { id: string; role: string }[] }>(`${baseUrl}/users`, { headers });
    const [admin] = all.data;
    const policy = id('d1');
    await post('/policies', { id: policy, name: 'Look at people', app_access: true, admin_access: false });
    await post('/permissions', {
      policy,
      collection: 'directus_users',
      action: 'read',
      fields: ['*'],
      permissions: {},
    });
    for (const [name, role] of Object.entries(roles)) {
      await post('/roles', { id: role, name });
      await post('/access', { role, policy });
    }
    for (const [name, user] of Object.entries(users))
      await post('/users', {
        id: user,
        email: `${name}@people.example.com`,
        first_name: name,
        password: `${name}-password-5f1c`,
        token: token(name),
        role: name === 'second' ? admin?.role : roles.reader,
      });
    return {
      baseUrl,
      environment: {
        DIRECTUS_URL: baseUrl,
        DIRECTUS_ADMIN: token('admin'),
        DIRECTUS_MEMBER: token('member'),
        DIRECTUS_ADMIN_ID: admin?.id ?? '',
        DIRECTUS_ADMIN_ROLE: admin?.role ?? '',
      },
      async dump() {
        const script =
          "const d=new (require('sqlite3').Database)(process.argv[1]);d.all('select * from directus_users',(e,r)=>console.log(JSON.stringify(r)))";
        const rows = JSON.parse(await command(folder, ['node', '-e', script, database])) as Record<string, unknown>[];
        // The time of the last request is no change of a user.
        return Object.fromEntries(rows.map(({ last_access: _, last_page: __, ...row }) => [String(row.id), row]));
      },
      stop: () => server.stop(),
    };
  },
};
