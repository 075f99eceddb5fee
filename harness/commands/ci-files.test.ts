import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { command, linesOf, outcomesOf, smallRun, start } from '../../bench/kit/run-cli.ts';
import { packageRoot, readVersion } from '../run/plan/package-root.ts';
import { parseWaivers } from '../verdict/waivers/parse-waivers.ts';
import { openCommands } from './commands.ts';

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');
const action = parse(read('action.yml')) as Action;
const blocks = (file: string, language: string) =>
  [...read(file).matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
const documents = ['docs/ci.md', 'docs/waivers.md'];

test.each(documents.flatMap((file) => blocks(file, 'yaml').map((block) => [file, block] as const)))(
  'YAML in %s is sound',
  (_, block) => {
    const document = parseDocument(block, { strict: true, uniqueKeys: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
  },
);

test('the waiver file in the documentation is a waiver file', () => {
  const [example = ''] = blocks('docs/waivers.md', 'yaml');
  expect(parseWaivers(example, 'docs').entries).toHaveLength(1);
});

const lines = [...documents.map(read), read('action.yml')]
  .flatMap((text) => text.split('\n'))
  .flatMap(
    (line) =>
      /(?:^ {4}|npx --yes )rolecall(?:@\S+)? ((?:run|report|publish|merge|waive|replay) .*)$/.exec(line)?.[1] ?? [],
  );

test.each(lines)('rolecall %s is a line that the command line takes', async (line) => {
  const words = [...line.replace(/ \|\| .*/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain = '']) => double ?? single ?? plain,
  );
  const values: Readonly<Record<string, string>> = { SHARD: '1', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' };
  const [name, ...flags] = words.map((word) => word.replace(/\$(\w+)/g, (_, variable) => values[variable] ?? ''));
  const found = (await openCommands([name ?? ''])).find((one) => one.name() === name);
  let taken = false;
  found
    ?.exitOverride()
    .action(() => {
      taken = true;
    })
    .parse(flags, { from: 'user' });
  expect(taken).toBe(true);
});

test('documents and action name the version of this package', () => {
  expect(lines.length).toBeGreaterThan(6);
  const versions = [...documents.map(read), read('action.yml')].flatMap((text) =>
    [...text.matchAll(/rolecall@([\d.]+)/g)].map(([, version]) => version),
  );
  expect(new Set(versions)).toEqual(new Set([readVersion()]));
});

test('no input of the action is ever part of a script', () => {
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});

test('the action runs, says the exit code, annotates and summarizes, and takes inputs for what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  const step = action.runs.steps.find(({ env }) => env?.COMMAND !== undefined);
  const inputs: Readonly<Record<string, string>> = {
    contracts: smallRun[3],
    specs: smallRun[1],
    grep: 'document.documents-its-errors',
    'min-tried': '1 document=9',
    'fail-on': 'gap',
    select: 'ci',
    'max-time': '60',
    format: 'shell,vitest',
    waivers: 'none $(touch planted).yaml',
    command: command.join(' '),
  };
  const environment = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, value]) => {
      const input = /inputs\.([\w-]+)/.exec(value)?.[1] ?? '';
      return [name, inputs[input] ?? action.inputs[input]?.default ?? 'no such input'];
    }),
  );
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  };
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 9'];
  const odd = await start(bash, folder, { ...environment, ...github }).ended;
  expect([odd.code, odd.err]).toEqual([
    0,
    expect.stringContaining('cannot read the waiver file none $(touch planted).yaml'),
  ]);
  expect(readFileSync(github.GITHUB_OUTPUT, 'utf8')).toContain('exit-code=2\n');

  const ended = await start(bash, folder, { ...environment, WAIVERS: '', ...github }).ended;
  const record = join(folder, 'rolecall-report', 'run.jsonl');
  expect(Object.keys(outcomesOf(record))).toEqual(['document.documents-its-errors']);
  const footer = linesOf(record).at(-1);
  const exitCode = footer?.type === 'footer' ? footer.exitCode : undefined;
  expect(readFileSync(github.GITHUB_OUTPUT, 'utf8')).toContain(
    `exit-code=${exitCode}\nrecord=rolecall-report/run.jsonl\n`,
  );
  expect(existsSync(join(folder, 'rolecall-report', 'failures.sh'))).toBe(true);
  expect(ended.out).toMatch(/^::(error|warning) title=/m);
  expect(readFileSync(github.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^### /);

  const last = action.runs.steps.at(-1)?.run ?? '';
  expect((await start(['bash', '-c', last], folder, { STATUS: '3' }).ended).code).toBe(3);
}, 60_000);
