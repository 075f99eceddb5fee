import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// node bench/peers/whole-command.ts [RUNS [ROUNDS]]: whole commands beside one another, in turn, on one document and one server in a
// process of its own: rolecall and Schemathesis as testers, and Prism's mock beside ours. Installs the peers into the folder of
// temporary files, the first time. CPU is that of the command alone, wherever it has a server of its own.
const runs = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 3);
const root = resolve(import.meta.dirname, '../..');
const peers = join(tmpdir(), 'rolecall-peers');
const document = join(root, 'specs/dolfin/openapi.yaml');
const prismVersion = '5.16.0';
const schemathesis = join(peers, 'schemathesis/bin/schemathesis');
const prism = join(peers, 'prism/node_modules/.bin/prism');
const cli = join(root, existsSync(join(root, 'dist/cli.js')) ? 'dist/cli.js' : 'harness/cli.ts');
const out = join(tmpdir(), `whole-command-${process.pid}`);

install();
const mock = spawn(process.execPath, [cli, 'mock', 'dolfin', '--port', '0', '--json']);
try {
  await compare(await factsOf(mock));
} finally {
  mock.kill('SIGTERM');
}

interface Facts {
  readonly baseUrl: string;
  readonly callers: Readonly<Record<string, { readonly headers: Readonly<Record<string, string>> }>>;
  readonly testUsers: readonly string[];
  readonly fixtures: Readonly<Record<string, string>>;
  readonly organization: string;
}

/** What one command took, and how many exchanges it judged. */
interface Took {
  readonly exchanges: number;
  readonly seconds: number;
  readonly cpu: number;
}

async function compare(facts: Facts): Promise<void> {
  mkdirSync(out, { recursive: true });
  const [header = '', value = ''] = Object.entries(facts.callers.admin?.headers ?? {})[0] ?? [];
  const target = { contract: 'dolfin', ...pick(facts), requestRate: { perSecond: 0, budget: 0, concurrency: 8 } };
  const file = join(out, 'rolecall.targets.json');
  writeFileSync(file, JSON.stringify({ targets: { peers: target } }));
  const live = ['--targets', file, '--target', 'peers', '--allow-plain-secrets', '--state', join(out, 'state')];
  const record = join(out, 'run.jsonl');
  const rolecall = (words: readonly string[]) => () =>
    timed(process.execPath, [cli, 'run', ...words, '--runs', String(runs), '--out', out], () =>
      Number(/"exchanges":(\d+)/.exec(readFileSync(record, 'utf8').trimEnd().split('\n').at(-1) ?? '')?.[1] ?? 0),
    );
  const common = ['run', document, '--url', facts.baseUrl, '-H', `${header}: ${value}`, '--max-examples', String(runs)];
  const testers = {
    'rolecall, embedded mock (its CPU included)': rolecall(['--contract', 'dolfin']),
    'rolecall, the same server, as a live target': rolecall(live),
    [`Schemathesis ${versionOf(schemathesis)}`]: () =>
      timed(schemathesis, [...common, '--no-color', '--generation-database', 'none', '--continue-on-failure'], (text) =>
        Number(/(\d[\d,]*) generated/.exec(text)?.[1]?.replaceAll(',', '') ?? 0),
      ),
  };
  const took = new Map<string, Took[]>(Object.keys(testers).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, test] of Object.entries(testers)) took.get(name)?.push(test());
  process.stdout.write(`Load ${loadavg()[0]?.toFixed(1)}, --runs and --max-examples ${runs}, medians of ${rounds}\n\n`);
  process.stdout.write('| command | exchanges judged | wall | CPU | judged per second | per CPU second |\n');
  process.stdout.write('| --- | --- | --- | --- | --- | --- |\n');
  for (const [name, all] of took) {
    const [exchanges, seconds, cpu] = (['exchanges', 'seconds', 'cpu'] as const).map((key) => median(all, key));
    if (exchanges === undefined || seconds === undefined || cpu === undefined) continue;
    const rates = [exchanges / seconds, exchanges / cpu].map((rate) => rate.toFixed(0));
    process.stdout.write(
      `| ${[name, exchanges, `${seconds.toFixed(1)} s`, `${cpu.toFixed(1)} s`, ...rates].join(' | ')} |\n`,
    );
  }
  await compareMocks(facts, { [header]: value });
}

/** The updates of one loop, against our mock and against Prism's. */
async function compareMocks(facts: Facts, headers: Readonly<Record<string, string>>): Promise<void> {
  const port = 4011;
  const other = spawn(prism, ['mock', document, '--port', String(port)], { detached: true });
  try {
    await new Promise<void>((ready) => {
      other.stdout.on('data', (text: Buffer) => {
        if (text.includes('listening')) ready();
      });
    });
    const bases = { 'rolecall mock': facts.baseUrl, [`Prism ${prismVersion}`]: `http://127.0.0.1:${port}` };
    for (const [name, base] of Object.entries(bases)) {
      await updates(base, facts, headers, 500);
      const began = performance.now();
      await updates(base, facts, headers, 2000);
      process.stdout.write(`${name}: ${((2000 / (performance.now() - began)) * 1000).toFixed(0)} updates per second\n`);
    }
  } finally {
    // It starts a process of its own.
    if (other.pid !== undefined) process.kill(-other.pid, 'SIGTERM');
  }
}

async function updates(base: string, facts: Facts, headers: Readonly<Record<string, string>>, count: number) {
  for (let sent = 0; sent < count; sent += 8) {
    const sending = Array.from({ length: 8 }, async (_, index) => {
      const response = await fetch(`${base}/users/${facts.testUsers[index % facts.testUsers.length]}/role`, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"role":"Member"}',
      });
      await response.arrayBuffer();
    });
    await Promise.all(sending);
  }
}

function pick({ baseUrl, callers, testUsers, fixtures, organization }: Facts) {
  return { baseUrl, callers, testUsers, fixtures, organization };
}

/** Runs a command under `time`, which tells its CPU. */
function timed(program: string, words: readonly string[], countIn: (text: string) => number): Took {
  const report = join(out, 'time');
  const began = performance.now();
  const { stdout } = spawnSync('/usr/bin/time', ['-f', '%U %S', '-o', report, program, ...words], {
    cwd: out,
    encoding: 'utf8',
    env: { ...process.env, HOME: out },
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - began) / 1000;
  const cpu = (readFileSync(report, 'utf8').trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { exchanges: countIn(stdout), seconds, cpu: cpu.reduce((sum, one) => sum + one, 0) };
}

async function factsOf(server: ChildProcess): Promise<Facts> {
  if (server.stdout === null) throw new Error('the mock prints nothing');
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  return JSON.parse(line) as Facts;
}

function install(): void {
  if (!existsSync(schemathesis)) {
    const requirements = fileURLToPath(new URL('schemathesis.txt', import.meta.url));
    spawnSync('python3', ['-m', 'venv', join(peers, 'schemathesis')], { stdio: 'inherit' });
    spawnSync(join(peers, 'schemathesis/bin/pip'), ['install', '--quiet', '-r', requirements], { stdio: 'inherit' });
  }
  if (existsSync(prism)) return;
  mkdirSync(join(peers, 'prism'), { recursive: true });
  const wanted = ['install', '--silent', '--prefix', join(peers, 'prism'), `@stoplight/prism-cli@${prismVersion}`];
  spawnSync('npm', wanted, { stdio: 'inherit' });
}

function versionOf(program: string): string {
  return /[\d.]+/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? '';
}

function median(all: readonly Took[], key: keyof Took): number {
  const sorted = all.map((one) => one[key]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
