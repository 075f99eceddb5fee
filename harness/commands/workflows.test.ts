import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { command, linesOf, smallRun, start } from '../../bench/kit/run-cli.ts';
import { packageRoot, readVersion } from '../run/plan/package-root.ts';

/** A step of a GitHub workflow, as far as a shell runs it. */
interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
type GitlabJob = { readonly script: readonly string[] };

const blocks = [...readFileSync(join(packageRoot, 'docs/ci.md'), 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, block = '']) => block,
);
const blockWith = (word: string) => parse(blocks.find((block) => block.includes(word)) ?? '');
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
const shims = join(folder, 'shims');
mkdirSync(shims);

/** A program in the place of one that a runner has. */
function shim(name: string, script: string): void {
  writeFileSync(join(shims, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(shims, name), 0o755);
}
// The package as it is here, and a small run in the place of a long one.
const small = smallRun.map((word) => `'${word}'`).join(' ');
shim(
  'npx',
  `shift 2; extra=(); [ "$1" = run ] && extra=(${small} --grep 'document,reject.malformed-json,accept.persists')
exec '${command[0]}' '${command[1]}' "$@" "\${extra[@]}"`,
);
shim('gh', `printf '%s\\n' "$@" >'${folder}/gh.txt'`);

/** Runs lines as a runner does, in a folder of its own. */
async function shell(
  lines: string,
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  mkdirSync(cwd, { recursive: true });
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', lines];
  const { code, err } = await start(bash, cwd, { PATH: `${shims}:${process.env.PATH}`, HOME: folder, ...environment })
    .ended;
  if (code !== 0 && code !== 1) throw new Error(err);
  return code;
}

test('the GitHub workflow runs four shards, each on a machine of its own, and merges what they uploaded', async () => {
  const { jobs } = blockWith('name: contracts') as Workflow;
  const shard = jobs.shard?.steps.find(({ run }) => run)?.run ?? '';
  const merge = jobs.report?.steps.find(({ run }) => run)?.run ?? '';
  const report = join(folder, 'github-report');
  mkdirSync(report);
  await Promise.all(
    ['1', '2', '3', '4'].map(async (index) => {
      const machine = join(folder, `machine-${index}`);
      expect(await shell(shard, machine, { SHARD: index })).toBe(0);
      // actions/upload-artifact there, actions/download-artifact here.
      cpSync(join(machine, `shard-${index}`), join(report, `shard-${index}`), { recursive: true });
    }),
  );
  await shell(merge, report, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') });
  const lines = linesOf(join(report, 'report/run.jsonl'));
  expect(lines.at(-1)?.type).toBe('footer');
  expect(lines.filter(({ type }) => type === 'verdict').length).toBeGreaterThan(4);
  for (const file of ['report.html', 'junit.xml', 'ctrf.json', 'badge.svg'])
    expect([file, existsSync(join(report, 'report', file))]).toEqual([file, true]);
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^### /);
});

test('the GitLab pipeline does the same', async () => {
  const jobs = blockWith('stages: [test, report]') as Readonly<Record<string, GitlabJob>>;
  const cwd = join(folder, 'gitlab');
  for (const index of ['1', '2', '3', '4'])
    expect(await shell(jobs.rolecall?.script.join('\n') ?? '', cwd, { CI_NODE_INDEX: index, CI_NODE_TOTAL: '4' })).toBe(
      0,
    );
  await shell(jobs['rolecall-report']?.script.join('\n') ?? '', cwd);
  expect(linesOf(join(cwd, 'report/run.jsonl')).at(-1)?.type).toBe('footer');
  expect(readFileSync(join(cwd, 'report/junit.xml'), 'utf8')).toContain('<testsuite');
});

test('a comment is left on the pull request, and found again', async () => {
  const [step] = blockWith('gh pr comment') as readonly Step[];
  const run = step?.run?.replace(/\$\{\{ github\.event\.number \}\}/, '7') ?? '';
  await shell(run, join(folder, 'comment'), { GH_TOKEN: 'none' });
  expect(readFileSync(join(folder, 'gh.txt'), 'utf8').trim().split('\n')).toEqual([
    'pr',
    'comment',
    '7',
    '--body-file',
    'rolecall-report/comment.md',
    '--edit-last',
    '--create-if-none',
  ]);
});

test('the site is kept on a branch that the first run makes and the second goes on with', async () => {
  const [step] = blockWith('publish site') as readonly Step[];
  const [origin, checkout] = [join(folder, 'origin'), join(folder, 'checkout')];
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { encoding: 'utf8', env: { ...process.env, HOME: folder } });
  git('init', '--quiet', '--bare', origin);
  for (const [turn, day] of ['first', 'second'].entries()) {
    const clone = `${checkout}-${day}`;
    git('clone', '--quiet', origin, clone);
    if (turn === 0)
      git(
        '-C',
        clone,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.test',
        'commit',
        '--quiet',
        '--allow-empty',
        '-m',
        'x',
      );
    cpSync(join(folder, turn === 0 ? 'machine-1/shard-1' : 'machine-2/shard-2'), join(clone, 'rolecall-report'), {
      recursive: true,
    });
    expect(await shell(step?.run ?? '', clone)).toBe(0);
  }
  const files = git('-C', origin, 'ls-tree', '-r', '--name-only', 'gh-pages').trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['badge.svg', 'index.html']));
  expect(files.filter((file) => file.endsWith('.jsonl'))).toHaveLength(2);
});

test.each(globSync('{.github,examples/*/.github}/workflows/*.yml', { cwd: packageRoot }))('%s is sound', (file) => {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const { jobs } = document.toJS() as Workflow;
  // What somebody else can choose is never part of a script.
  for (const { steps } of Object.values(jobs))
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{ github\.(event|head)/);
});

test('a release takes its addresses from the repository that it runs in, and only the tag of its version', async () => {
  const { jobs } = parse(readFileSync(join(packageRoot, '.github/workflows/release.yml'), 'utf8')) as Workflow;
  const lineWith = (word: string) => jobs.release?.steps.find(({ run }) => run?.includes(word))?.run ?? 'exit 9';
  const cwd = join(folder, 'release');
  mkdirSync(cwd);
  cpSync(join(packageRoot, 'package.json'), join(cwd, 'package.json'));
  const runner = {
    GITHUB_SERVER_URL: 'https://git.example.test',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_REF_NAME: `v${readVersion()}`,
  };
  expect(await shell(lineWith('GITHUB_REF_NAME"'), cwd, runner)).toBe(0);
  expect(await shell(lineWith('GITHUB_REF_NAME"'), cwd, { ...runner, GITHUB_REF_NAME: 'v0.0.0' })).toBe(1);
  expect(await shell(lineWith('npm pkg set'), cwd, runner)).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))).toMatchObject({
    repository: { type: 'git', url: 'git+https://git.example.test/a/b.git' },
    homepage: 'https://git.example.test/a/b#readme',
    bugs: { url: 'https://git.example.test/a/b/issues' },
  });
});
