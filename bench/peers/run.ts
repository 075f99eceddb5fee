import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import { namedCases } from '../../harness/schema/schema.ts';
import { contractBodies, gitHubBodies } from '../generator/documents.ts';
import { generators, standaloneBody } from '../generator/rivals.ts';
import { goalsOf } from './goals.ts';

// node bench/peers/run.ts [COUNT [EVERY]]: the engine beside other generators, all judged by Python's jsonschema, on the
// bodies of specs/ and every EVERYth of GitHub's. Installs the Python ones into reports/out/peers,
// the first time.

const folder = fileURLToPath(new URL('../../reports/out/peers', import.meta.url));
// Their newest versions ask for different versions of one library: each has a folder of its own.
const pythonPeers = ['hypothesis-jsonschema', 'schemathesis'] as const;
const script = fileURLToPath(new URL('peers.py', import.meta.url));
const count = Number(process.argv[2] ?? 100);
const every = Number(process.argv[3] ?? 10);

interface Made {
  readonly values: readonly (readonly Json[])[];
  /** CPU seconds. */
  readonly seconds: number;
}

for (const name of pythonPeers) install(name);
const bodies = [...contractBodies(), ...gitHubBodies().filter((_, index) => index % every === 0)];
const schemas = bodies.map(({ schema, options }) => standaloneBody(schema, options));
const goals = schemas.map(goalsOf);
const rows = [
  ...generators.map(({ name, make }) => [name, made((schema) => make(schema, count))] as const),
  ['rolecall, valid named cases', made(namedValues)] as const,
  ...pythonPeers.map((name) => [name, ask(name, ['make', name], { schemas, count }) as Made] as const),
];
process.stdout.write(
  '| generator | schemas served | wrong values | values per CPU second | different per 100 | boundary goals hit |\n',
);
process.stdout.write('| --- | --- | --- | --- | --- | --- |\n');
for (const [name, one] of rows) process.stdout.write(`| ${[name, ...cells(one)].join(' | ')} |\n`);

type Peer = (typeof pythonPeers)[number];

function pythonOf(name: Peer): string {
  return `${folder}/${name}/bin/python`;
}

function install(name: Peer): void {
  if (existsSync(pythonOf(name))) return;
  const requirements = fileURLToPath(new URL(`${name}.txt`, import.meta.url));
  spawnSync('python3', ['-m', 'venv', `${folder}/${name}`], { stdio: 'inherit' });
  spawnSync(pythonOf(name), ['-m', 'pip', 'install', '--quiet', '-r', requirements], { stdio: 'inherit' });
}

function namedValues(schema: JsonSchema): readonly Json[] {
  return namedCases(schema)
    .cases.filter(({ kind }) => kind === 'valid')
    .map(({ value }) => value);
}

function made(make: (schema: JsonSchema) => readonly unknown[]): Made {
  const start = process.cpuUsage();
  const values = schemas.map((schema) => {
    try {
      return JSON.parse(JSON.stringify(make(structuredClone(schema)))) as readonly Json[];
    } catch {
      // A generator that gives up on a schema does not serve it: that is what is counted.
      return [];
    }
  });
  const { user, system } = process.cpuUsage(start);
  return { values, seconds: (user + system) / 1e6 };
}

function cells({ values, seconds }: Made): readonly string[] {
  const verdicts = ask('schemathesis', ['judge'], { schemas, values }) as readonly (readonly boolean[])[];
  const total = values.flat().length;
  const wrong = verdicts.flat().filter((verdict) => !verdict).length;
  const served = verdicts.filter((one) => one.length > 0 && one.every(Boolean)).length;
  const different = values.reduce((sum, of) => sum + new Set(of.map((value) => JSON.stringify(value))).size, 0);
  const all = goals.flat().length;
  const hit = goals.reduce((sum, of, index) => sum + of.filter((goal) => values[index]?.some(goal.isHit)).length, 0);
  return [
    `${served} of ${schemas.length}`,
    `${wrong} of ${total}`,
    String(Math.round(total / seconds)),
    String(Math.round((different / Math.max(1, total)) * 100)),
    `${hit} of ${all}`,
  ];
}

function ask(peer: Peer, args: readonly string[], request: object): unknown {
  const done = spawnSync(pythonOf(peer), [script, ...args], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}
