import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, command, freePort, type Product, Service } from '../product.ts';

const key = (name: string) => `${name}-key-0123456789abcdef`;
const people = {
  root: 'admins',
  second: 'admins',
  member: 'users',
  'test-1': 'users',
  'test-2': 'users',
  'test-3': 'users',
};

/** OctoPrint: PUT /api/access/users/{username} with an array of groups, user names as ids. */
export const octoprint: Product = {
  name: 'octoprint',
  testUsers: ['test-1', 'test-2', 'test-3'],
  async install(folder) {
    await command(folder, ['python3', '-m', 'venv', 'venv']);
    await command(folder, ['venv/bin/pip', 'install', '--quiet', 'octoprint==1.11.8', 'setuptools<81']);
  },
  async start(folder) {
    const port = await freePort();
    const place = join(folder, `data-${port}`);
    mkdirSync(place);
    // JSON is YAML. Nobody logs in: the keys are what the callers have.
    const users = Object.entries(people).map(([name, group]) => [
      name,
      {
        active: true,
        apikey: key(name),
        groups: [group],
        password: '-',
        permissions: [],
        roles: ['user'],
        settings: {},
      },
    ]);
    writeFileSync(join(place, 'users.yaml'), JSON.stringify({ _version: 2, ...Object.fromEntries(users) }));
    writeFileSync(
      join(place, 'config.yaml'),
      JSON.stringify({
        plugins: { _disabled: ['softwareupdate', 'announcements', 'tracking', 'pluginmanager', 'discovery', 'backup'] },
        server: { firstRun: false, onlineCheck: { enabled: false }, pluginBlacklist: { enabled: false } },
      }),
    );
    const flags = ['--host', '127.0.0.1', '--port', String(port), '--basedir', place, '--iknowwhatimdoing'];
    const server = new Service(folder, ['venv/bin/octoprint', 'serve', ...flags]);
    const baseUrl = `http://127.0.0.1:${port}`;
    const headers = { 'x-api-key': key('root') };
    interface Users {
      readonly users: readonly { readonly name: string }[];
    }
    const everybody = async () => (await ask<Users>(`${baseUrl}/api/access/users`, { headers })).users;
    await server.ready(baseUrl, async () => (await everybody()).length === users.length);
    return {
      baseUrl,
      environment: { OCTOPRINT_URL: baseUrl, OCTOPRINT_ADMIN: key('root'), OCTOPRINT_MEMBER: key('member') },
      dump: async () => Object.fromEntries((await everybody()).map((user) => [user.name, user])),
      stop: () => server.stop(),
    };
  },
};
