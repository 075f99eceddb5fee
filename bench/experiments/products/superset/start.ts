import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const password = (name: string) => `${name}-password-5f1c`;

/** Apache Superset: PUT /api/v1/security/users/{pk} with role ids as an array, which reads show as objects. */
export const superset: Product = {
  name: 'superset',
  testUsers: ['test-1', 'test-2', 'test-3'],
  async install(folder) {
    await command(folder, ['python3', '-m', 'venv', 'venv']);
    await command(folder, [
      'venv/bin/pip',
      'install',
      '--quiet',
      'apache-superset==6.1.0',
      'flask-caching==2.3.1',
      'rich',
    ]);
  },
  async start(folder) {
    const port = await freePort();
    const database = join(folder, `superset-${port}.db`);
    const environment = { SUPERSET_CONFIG_PATH: join(folder, `superset_config_${port}.py`), FLASK_APP: 'superset' };
    writeFileSync(
      environment.SUPERSET_CONFIG_PATH,
      [
        "SECRET_KEY = 'a-key-for-this-folder-only-and-long-enough'",
        `SQLALCHEMY_DATABASE_URI = 'sqlite:///${database}?check_same_thread=false'`,
        'FAB_ADD_SECURITY_API = True',
        'WTF_CSRF_ENABLED = False',
        'TALISMAN_ENABLED = False',
        'from datetime import timedelta',
        'JWT_ACCESS_TOKEN_EXPIRES = timedelta(days=1)',
      ].join('\n'),
    );
    await command(folder, ['venv/bin/superset', 'db', 'upgrade'], environment);
    const admin = ['--username', 'admin', '--firstname', 'A', '--lastname', 'D', '--email', 'admin@people.example.com'];
    await command(
      folder,
      ['venv/bin/superset', 'fab', 'create-admin', ...admin, '--password', password('admin')],
      environment,
    );
    await command(folder, ['venv/bin/superset', 'init'], environment);
    const server = new Service(
      folder,
      ['venv/bin/gunicorn', '--bind', `127.0.0.1:${port}`, '--workers', '1', '--threads', '4'].concat([
        '--worker-class',
        'gthread',
        'superset.app:create_app()',
      ]),
      environment,
    );
    await server.ready(`http://127.0.0.1:${port}/health`);
    const baseUrl = `http://127.0.0.1:${port}`;
    const login = async (name: string) => {
      const body = { username: name, password: password(name), provider: 'db', refresh: false };
      return (await ask<{ access_token: string }>(`${baseUrl}/api/v1/security/login`, { method: 'POST', body }))
        .access_token;
    };
    const token = await login('admin');
    const headers = { authorization: `Bearer ${token}` };
    const roles = await ask<{ result: { id: number; name: string }[] }>(`${baseUrl}/api/v1/security/roles/`, {
      headers,
    });
    const role = (name: string) => roles.result.find((one) => one.name === name)?.id ?? 0;
    for (const name of ['second', 'member', 'test-1', 'test-2', 'test-3'])
      await ask(`${baseUrl}/api/v1/security/users/`, {
        method: 'POST',
        headers,
        body: {
          username: name,
          first_name: name,
          last_name: 'Person',
          active: true,
          email: `${name}@people.example.com`,
          password: password(name),
          roles: [role(name === 'second' ? 'Admin' : 'Gamma')],
        },
      });
    return {
      baseUrl,
      environment: { SUPERSET_URL: baseUrl, SUPERSET_ADMIN: token, SUPERSET_MEMBER: await login('member') },
      async dump() {
        const query =
          'select json_group_object(username, json_array(id, first_name, last_name, email, password, active, (select json_group_array(role_id) from ab_user_role where user_id = ab_user.id))) from ab_user';
        const script = `import sqlite3; print(sqlite3.connect(${JSON.stringify(database)}).execute(${JSON.stringify(query)}).fetchone()[0])`;
        return JSON.parse(await command(folder, ['venv/bin/python', '-c', script])) as Record<string, unknown>;
      },
      stop: () => server.stop(),
    };
  },
};
