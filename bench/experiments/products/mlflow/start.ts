import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const password = (name: string) => `${name}-password-5f1c`;
const basic = (name: string) => Buffer.from(`${name}:${password(name)}`).toString('base64');

/** MLflow with basic authentication: PATCH /api/2.0/mlflow/users/update-admin, user name in the body. */
export const mlflow: Product = {
  name: 'mlflow',
  testUsers: ['test-1', 'test-2', 'test-3'],
  async install(folder) {
    await command(folder, ['python3', '-m', 'venv', 'venv']);
    await command(folder, ['venv/bin/pip', 'install', '--quiet', 'mlflow[auth]==3.17.2']);
  },
  async start(folder) {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}/api/2.0/mlflow`;
    const settings = join(folder, 'auth.ini');
    const database = join(folder, `auth-${port}.db`);
    writeFileSync(
      settings,
      `[mlflow]\ndefault_permission = READ\ndatabase_uri = sqlite:///${database}\nadmin_username = admin\n` +
        'authorization_function = mlflow.server.auth:authenticate_request_basic_auth\n',
    );
    const server = new Service(
      folder,
      ['venv/bin/mlflow', 'server', '--app-name', 'basic-auth', '--host', '127.0.0.1', '--port', String(port)].concat([
        '--workers',
        '1',
        '--backend-store-uri',
        `sqlite:///${join(folder, `mlflow-${port}.db`)}`,
      ]),
      {
        MLFLOW_AUTH_CONFIG_PATH: settings,
        MLFLOW_AUTH_ADMIN_PASSWORD: password('admin'),
        // Its consumers of jobs would outlive the server.
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_FLASK_SERVER_SECRET_KEY: 'a-key-for-this-folder-only',
      },
    );
    await server.ready(`http://127.0.0.1:${port}/health`);
    const headers = { authorization: `Basic ${basic('admin')}` };
    for (const name of ['second', 'member', 'test-1', 'test-2', 'test-3'])
      await ask(`${baseUrl}/users/create`, {
        method: 'POST',
        headers,
        body: { username: name, password: password(name) },
      });
    await ask(`${baseUrl}/users/update-admin`, {
      method: 'PATCH',
      headers,
      body: { username: 'second', is_admin: true },
    });
    return {
      baseUrl,
      environment: { MLFLOW_URL: baseUrl, MLFLOW_ADMIN: basic('admin'), MLFLOW_MEMBER: basic('member') },
      async dump() {
        const query = 'select json_group_object(username, json_array(id, password_hash, is_admin)) from users';
        const script = `import sqlite3; print(sqlite3.connect(${JSON.stringify(database)}).execute(${JSON.stringify(query)}).fetchone()[0])`;
        return JSON.parse(await command(folder, ['venv/bin/python', '-c', script])) as Record<string, unknown>;
      },
      stop: () => server.stop(),
    };
  },
};
