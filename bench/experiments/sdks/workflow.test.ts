import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../../harness/run/plan/package-root.ts';
import { start } from '../../kit/run-cli.ts';

type Steps = { readonly jobs: { readonly clients: { readonly steps: readonly { readonly run?: string }[] } } };

const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
const [checkout, shims, temporary] = ['checkout', 'shims', 'temporary'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const install = readFileSync(join(import.meta.dirname, 'install.sh'), 'utf8');
const experiment = readFileSync(join(import.meta.dirname, 'run.ts'), 'utf8');

/** A client of a few lines under the name of an official one, which nobody can fetch here. */
const standIn = `
class APIError extends Error {}
export default class Client {
  static APIError = APIError;
  constructor({ adminAPIKey, baseURL }) {
    const update = async (user, change) => {
      const headers = { authorization: 'Bearer ' + adminAPIKey, 'content-type': 'application/json' };
      const response = await fetch(baseURL + '/organization/users/' + user, { method: 'POST', headers, body: JSON.stringify(change) });
      if (response.ok) return response.json();
      throw Object.assign(new APIError('refused'), { status: response.status });
    };
    this.admin = { organization: { users: { update } } };
  }
}`;

/** A program in the place of one that a runner has; says what it was called with. */
function shim(path: string, script = ''): void {
  writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "\${0##*/} $*" >>'${folder}/called.txt'\n${script}\n`);
  chmodSync(path, 0o755);
}

test('the workflow installs the clients, judges them, writes the page and says what changed', async () => {
  for (const made of [checkout, shims, temporary]) mkdirSync(made);
  for (const name of ['harness', 'suites', 'reports', 'specs', 'node_modules', 'package.json'])
    symlinkSync(join(packageRoot, name), join(checkout, name));
  for (const name of ['bench/experiments/sdks', 'docs/clients.md'])
    cpSync(join(packageRoot, name), join(checkout, name), { recursive: true });
  const git = (...words: readonly string[]) => execFileSync('git', ['-C', checkout, ...words], { encoding: 'utf8' });
  git('init', '--quiet');
  git('add', 'docs');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.test', 'commit', '--quiet', '-m', 'x');

  const one = `--only 'npm), maxRetries 0 node openai' --grep request.authenticates`;
  writeFileSync(join(folder, 'stand-in.mjs'), standIn);
  shim(
    join(shims, 'npm'),
    `case "$1" in
install) mkdir -p node_modules/openai; cp '${folder}/stand-in.mjs' node_modules/openai/index.js; echo '{"type":"module","main":"index.js"}' >node_modules/openai/package.json ;;
run) shift 3; exec '${process.execPath}' bench/experiments/sdks/run.ts "$@" ${one} ;;
esac`,
  );
  shim(join(shims, 'python3'), '[ "$2" = venv ] && mkdir -p python/bin && cp "$0" python/bin/pip || true');
  for (const name of ['go', 'mvn', 'javac']) shim(join(shims, name));

  const { jobs } = parse(readFileSync(join(packageRoot, '.github/workflows/clients.yml'), 'utf8')) as Steps;
  const runner = {
    PATH: `${shims}:${process.env.PATH}`,
    HOME: folder,
    RUNNER_TEMP: temporary,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  };
  for (const { run } of jobs.clients.steps) {
    if (run === undefined) continue;
    const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
    const { code, err } = await start(bash, checkout, runner).ended;
    expect([run, code, err]).toEqual([run, 0, '']);
  }

  const called = readFileSync(join(folder, 'called.txt'), 'utf8');
  for (const word of ['npm ci', 'npm install', 'pip install', 'go build', 'mvn --quiet', 'javac -nowarn'])
    expect([word, called.includes(word)]).toEqual([word, true]);
  const page = readFileSync(join(checkout, 'docs/clients.md'), 'utf8');
  expect(page).toMatch(/\| openai \| openai [\d.]+ \(npm\), maxRetries 0 \|/);
  expect(page).toContain('| request.authenticates | holds |');
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('docs/clients.md');
});

test('the versions that are installed are those that the page names', () => {
  for (const [, name, version] of install.matchAll(/([@\w/-]+)(?:@|==)(\d+\.\d+\.\d+)/g))
    expect(experiment).toContain(`${name} ${version}`);
  const others = `${readFileSync(join(import.meta.dirname, 'go/go.mod'), 'utf8')}${readFileSync(join(import.meta.dirname, 'java/pom.xml'), 'utf8')}`;
  for (const [, version = ''] of experiment.matchAll(/(?:-go|-java) (\d+\.\d+\.\d+)'/g))
    expect(others).toContain(version);
});
