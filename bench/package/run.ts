import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/**
 * Packs the package, installs it into an empty folder, tries every door of it there, and measures what is installed and what a
 * start costs in CPU over bare Node. Ends with 1 where a door is shut or a goal is missed.
 */
const root = resolve(import.meta.dirname, '../..');
const goals = { megabytes: 20, packages: 45, milliseconds: 150 };
const project = mkdtempSync(join(tmpdir(), 'package-'));
// What is started takes the Node that this runs on.
const environment = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
const missed: string[] = [];

try {
  install();
  measureSize();
  tryDoors();
  measureStarts();
} finally {
  rmSync(project, { recursive: true });
}
for (const line of missed) console.log(`missed: ${line}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function install(): void {
  run('npm', ['pack', '--silent', '--pack-destination', project], root);
  write('package.json', '{ "name": "user", "type": "module" }');
  const [tarball = ''] = globSync('rolecall-*.tgz', { cwd: project });
  run('npm', ['install', '--silent', '--ignore-scripts', `./${tarball}`]);
}

function measureSize(): void {
  const files = globSync('node_modules/**/*', { cwd: project, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  const packages = globSync('node_modules/{*,@*/*}/package.json', { cwd: project }).length;
  report(`installed: ${(bytes / 1e6).toFixed(1)} MB`, bytes / 1e6 <= goals.megabytes);
  report(`installed: ${packages} packages`, packages < goals.packages);
}

/** Each with what it must print, or end with. */
function tryDoors(): void {
  const page = readFileSync(join(root, 'docs/write-a-requirement.md'), 'utf8');
  write('own/response/no-server-name.ts', /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const published = 'node_modules/rolecall/specs/dolfin/openapi.yaml';
  rolecall(['init', published, '--yes', '--out', 'specs/own'], /Try it: rolecall run/);
  rolecall(['check', 'specs/own'], /can run/);
  rolecall(['explain', 'conflict.last-owner'], /MUST be refused/);
  rolecall(['list'], /polytomic/);
  rolecall(['run', '-c', 'dolfin', '--runs', '5', '--suites', 'own', '--out', 'out'], /report\.html/);
  report(
    'a requirement of the user is run',
    readFileSync(join(project, 'out/run.jsonl'), 'utf8').includes('no-server-name'),
  );
  rolecall(['run', '-c', 'own', '--specs', 'specs', '--runs', '5', '--out', 'out/own'], /report\.html/);
  rolecall(['run', '-c', 'dolfin', '--runs', '5', '--fault', 'last-owner-lost', '--out', 'out/bad'], /last-owner/, 1);
  rolecall(['report', 'out/run.jsonl', '--format', 'html,junit,ctrf,markdown,har,badge'], /badge/);
  rolecall(['client', 'requirements'], /retry/);
  rolecall(['client', 'init', 'dolfin', '--into', 'adapter'], /rolecall client --contract dolfin/);
  const doors = `import { runSuite } from 'rolecall'; import { compile } from 'rolecall/schema'; import { failure } from 'rolecall/suite';
console.log([runSuite, compile, failure].every((door) => typeof door === 'function') ? 'all doors' : 'a door is shut');`;
  expectOutput('import', run('node', ['--input-type=module', '-e', doors]), /all doors/, 0);
  // Vitest is the user's own; here it is the checkout's.
  symlinkSync(join(root, 'node_modules/vitest'), join(project, 'node_modules/vitest'));
  write(
    'mock.test.js',
    `import { expect } from 'vitest'; import { conformance, testWithMock } from 'rolecall/vitest';
conformance({ contract: 'dolfin', runs: 5, grep: 'conflict.*' });
testWithMock('dolfin')('a mock serves', async ({ mock }) => { expect((await fetch(mock.baseUrl)).status).toBeGreaterThan(0); });`,
  );
  expectOutput('rolecall/vitest', run('node', ['node_modules/vitest/vitest.mjs', 'run']), /[2-9] passed/, 0);
}

function measureStarts(): void {
  const bare = cpuOf(['-e', '0']);
  const cli = join('node_modules', 'rolecall', 'dist', 'cli.js');
  const starts = {
    '--help': ['--help'],
    explain: ['explain', 'conflict.last-owner'],
    mock: ['mock', 'dolfin', '--port', '0'],
  };
  for (const [name, words] of Object.entries(starts)) {
    const over = cpuOf([cli, ...words]) - bare;
    report(
      `rolecall ${name}: ${over.toFixed(0)} ms of CPU over bare Node (${bare.toFixed(0)} ms)`,
      over <= goals.milliseconds,
    );
  }
}

/** CPU of a program of Node in milliseconds, the median of five; one that serves is asked to end once it says where. */
function cpuOf(words: readonly string[]): number {
  const told = join(project, 'cpu');
  const preload = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => { if (/base URL/.test(text)) setImmediate(() => process.kill(process.pid, 'SIGTERM')); return write(text, ...rest); };
process.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(${JSON.stringify(told)}, String((user + system) / 1000)); });`,
  )}`;
  const each = Array.from({ length: 6 }, () => {
    run('node', ['--import', preload, ...words]);
    return Number(readFileSync(told, 'utf8'));
  });
  // The first start compiles, the others find what it kept.
  return each.slice(1).sort((one, other) => one - other)[2] ?? Number.NaN;
}

function rolecall(words: readonly string[], expected: RegExp, code = 0): void {
  expectOutput(`rolecall ${words.join(' ')}`, run('npx', ['--no-install', 'rolecall', ...words]), expected, code);
}

function expectOutput(
  name: string,
  { out, code }: { out: string; code: number | null },
  expected: RegExp,
  wanted: number,
): void {
  const held = expected.test(out) && code === wanted;
  report(`${held ? 'open' : 'SHUT'}  ${name}`, held);
  if (!held) console.log(out.slice(-1500));
}

function report(line: string, held: boolean): void {
  console.log(line);
  if (!held) missed.push(line);
}

function run(program: string, words: readonly string[], cwd = project): { out: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(program, words, { cwd, encoding: 'utf8', env: environment });
  return { out: `${stdout}${stderr}`, code: status };
}

function write(file: string, text: string): void {
  mkdirSync(join(project, file, '..'), { recursive: true });
  writeFileSync(join(project, file), text);
}
