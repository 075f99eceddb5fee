import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const token = (name: string) => `${name}-token-77c0e5d2a9`;

/** JupyterHub: PATCH /hub/api/users/{name} with { admin }, user names as ids. */
export const jupyterhub: Product = {
  name: 'jupyterhub',
  testUsers: ['test-1', 'test-2', 'test-3'],
  async install(folder) {
    await command(folder, ['python3', '-m', 'venv', 'venv']);
    await command(folder, ['venv/bin/pip', 'install', '--quiet', 'jupyterhub==6.1.1']);
    await command(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefix', '.', 'configurable-http-proxy']);
  },
  async start(folder) {
    const [port, hub, control] = [await freePort(), await freePort(), await freePort()];
    const database = join(folder, `jupyterhub-${port}.sqlite`);
    const members = ['second', 'member', 'test-1', 'test-2', 'test-3'];
    writeFileSync(
      join(folder, `config-${port}.py`),
      [
        `c.JupyterHub.bind_url = 'http://127.0.0.1:${port}'`,
        `c.JupyterHub.hub_bind_url = 'http://127.0.0.1:${hub}'`,
        `c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:${control}'`,
        `c.ConfigurableHTTPProxy.command = ['${join(folder, 'node_modules/.bin/configurable-http-proxy')}']`,
        `c.ConfigurableHTTPProxy.pid_file = '${join(folder, `proxy-${port}.pid`)}'`,
        `c.JupyterHub.cookie_secret_file = '${join(folder, `secret-${port}`)}'`,
        `c.ConfigurableHTTPProxy.auth_token = '${randomBytes(16).toString('hex')}'`,
        `c.JupyterHub.db_url = 'sqlite:///${database}'`,
        "c.JupyterHub.authenticator_class = 'dummy'",
        `c.Authenticator.allowed_users = {${['admin', ...members].map((name) => `'${name}'`).join(', ')}}`,
        "c.Authenticator.admin_users = {'admin', 'second'}",
        `c.JupyterHub.services = [{'name': 'setup', 'admin': True, 'api_token': '${token('setup')}'}]`,
        "c.JupyterHub.load_roles = [{'name': 'setup', 'scopes': ['admin:users', 'tokens', 'admin-ui'], 'services': ['setup']}]",
      ].join('\n'),
    );
    const server = new Service(folder, ['venv/bin/jupyterhub', '--config', `config-${port}.py`]);
    const baseUrl = `http://127.0.0.1:${port}/hub/api`;
    const headers = { authorization: `token ${token('setup')}` };
    // People are made a little after the hub begins to respond.
    await server.ready(baseUrl, async () => {
      const everybody = await ask<unknown[]>(`${baseUrl}/users`, { headers });
      return everybody.length === members.length + 1;
    });
    const made = async (name: string) =>
      (await ask<{ token: string }>(`${baseUrl}/users/${name}/tokens`, { method: 'POST', headers, body: {} })).token;
    return {
      baseUrl,
      environment: {
        JUPYTERHUB_URL: baseUrl,
        JUPYTERHUB_ADMIN: await made('admin'),
        JUPYTERHUB_MEMBER: await made('member'),
      },
      async dump() {
        const query =
          'select json_group_object(name, json_array(id, admin, cookie_id, (select json_group_array(role_id) from user_role_map where user_id = users.id))) from users';
        const script = `import sqlite3; print(sqlite3.connect(${JSON.stringify(database)}).execute(${JSON.stringify(query)}).fetchone()[0])`;
        return JSON.parse(await command(folder, ['venv/bin/python', '-c', script])) as Record<string, unknown>;
      },
      stop: () => server.stop(),
    };
  },
};
