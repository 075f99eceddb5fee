import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const shared = 'registration-secret-5f1c';
const address = (name: string) => `@${name}:test.local`;
const people = { root: true, second: true, member: false, 'test-1': false, 'test-2': false, 'test-3': false };

/** Synapse: PUT /_synapse/admin/v1/users/{user_id}/admin with { admin }, Matrix ids. */
export const synapse: Product = {
  name: 'synapse',
  testUsers: ['test-1', 'test-2', 'test-3'].map(address),
  async install(folder) {
    await command(folder, ['python3', '-m', 'venv', 'venv']);
    await command(folder, ['venv/bin/pip', 'install', '--quiet', 'matrix-synapse==1.163.2']);
  },
  async start(folder) {
    const port = await freePort();
    const place = join(folder, `data-${port}`);
    mkdirSync(place);
    const [config, fast] = [join(place, 'homeserver.yaml'), { per_second: 10_000, burst_count: 10_000 }];
    // JSON is YAML.
    writeFileSync(
      config,
      JSON.stringify({
        server_name: 'test.local',
        listeners: [
          { port, bind_addresses: ['127.0.0.1'], type: 'http', tls: false, resources: [{ names: ['client'] }] },
        ],
        database: { name: 'sqlite3', args: { database: join(place, 'homeserver.db') } },
        media_store_path: join(place, 'media'),
        signing_key_path: join(place, 'signing.key'),
        registration_shared_secret: shared,
        macaroon_secret_key: 'macaroons-of-a-test',
        form_secret: 'forms-of-a-test',
        report_stats: false,
        trusted_key_servers: [],
        rc_message: fast,
        rc_login: { address: fast, account: fast, failed_attempts: fast },
      }),
    );
    await command(folder, ['venv/bin/python', '-m', 'synapse.app.homeserver', '-c', config, '--generate-keys']);
    const server = new Service(folder, ['venv/bin/python', '-m', 'synapse.app.homeserver', '-c', config]);
    const baseUrl = `http://127.0.0.1:${port}`;
    await server.ready(`${baseUrl}/health`);
    const tokens: Record<string, string> = {};
    for (const [name, admin] of Object.entries(people)) tokens[name] = await register(baseUrl, name, admin);
    const headers = { authorization: `Bearer ${tokens.root}` };
    interface Users {
      readonly users: readonly { readonly name: string; readonly admin: boolean }[];
    }
    return {
      baseUrl,
      environment: { SYNAPSE_URL: baseUrl, SYNAPSE_ADMIN: tokens.root ?? '', SYNAPSE_MEMBER: tokens.member ?? '' },
      async dump() {
        const { users } = await ask<Users>(`${baseUrl}/_synapse/admin/v2/users?limit=100`, { headers });
        return Object.fromEntries(users.map(({ name, admin }) => [name, { admin }]));
      },
      stop: () => server.stop(),
    };
  },
};

/** Makes somebody by the shared secret, and gives the access token. */
async function register(baseUrl: string, username: string, admin: boolean): Promise<string> {
  const url = `${baseUrl}/_synapse/admin/v1/register`;
  const { nonce } = await ask<{ nonce: string }>(url);
  const password = `pass-of-${username}`;
  const parts = [nonce, username, password, admin ? 'admin' : 'notadmin'];
  const mac = createHmac('sha1', shared).update(parts.join('\u0000')).digest('hex');
  const body = { nonce, username, password, admin, mac };
  return (await ask<{ access_token: string }>(url, { method: 'POST', body })).access_token;
}
