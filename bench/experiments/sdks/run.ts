/**
 * Judges the official clients against the mock, and writes their table into docs/clients.md.
 * Usage: node bench/experiments/sdks/run.ts FOLDER [--only TEXT] [--read] [--write]; FOLDER was made by install.sh. With
 * --read the records of earlier runs are taken, so that a language at a time may be run. A client that cannot be started has no
 * column, and the exit code is 1.
 */
import { copyFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runClient } from '../../../harness/client/run-client.ts';
import { HarnessError } from '../../../harness/errors.ts';
import { readRecord } from '../../../harness/run/record/publish-reports.ts';
import { type Row, tableOf } from './table.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    grep: { type: 'string' },
    write: { type: 'boolean', default: false },
    // The records of the last run, without another one.
    read: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? 'reports/out/sdks');
const here = import.meta.dirname;
for (const file of [...globSync(join(here, '*.mjs')), ...globSync(join(here, '*.py'))])
  copyFileSync(file, join(folder, basename(file)));

/** Java 17 lets nobody set PATCH on its oldest client without the first flag. */
const java = "java --add-opens java.base/java.net=ALL-UNNAMED -cp 'java/lib/*:java/classes'";

/** Every client in every configuration that is worth a column. */
const clients: readonly (readonly [contract: string, client: string, program: string])[] = [
  ...(
    [
      ['openai', 'openai 7.57.0 (npm)', 'maxRetries 0', 'node openai.mjs'],
      ['openai', 'openai 3.57.0 (PyPI)', 'max_retries 0', './python/bin/python openai_adapter.py'],
      ['openai', 'openai-go 3.98.0', 'WithMaxRetries(0)', './go/bin/openai'],
      ['openai', 'openai-java 4.101.0', 'maxRetries 0', `${java} OpenAi`],
      ['datagrid', 'datagrid-ai 0.17.2 (npm)', 'maxRetries 0', 'node datagrid.mjs'],
      ['datagrid', 'datagrid_ai 0.16.0 (PyPI)', 'max_retries 0', './python/bin/python datagrid_adapter.py'],
      ['polytomic', 'polytomic 25.9.10 (PyPI)', 'max_retries 0', './python/bin/python polytomic_adapter.py'],
    ] as const
  ).flatMap(([contract, name, retries, program]) => [
    [contract, name, program] as const,
    [contract, `${name}, ${retries}`, `${program} once`] as const,
  ]),
  ...['v1', 'v2'].flatMap((version) =>
    (
      [
        ['@datadog/datadog-api-client 1.64.0 (npm)', 'enableRetry', 'node datadog.mjs'],
        ['datadog-api-client 2.62.0 (PyPI)', 'enable_retry', './python/bin/python datadog_adapter.py'],
        ['datadog-api-client-go 2.67.0', 'EnableRetry', './go/bin/datadog'],
        ['datadog-api-client-java 2.50.0', 'enableRetry', `${java} Datadog`],
      ] as const
    ).flatMap(([name, retries, program]) => [
      [`datadog-${version}`, name, `${program} ${version}`] as const,
      [`datadog-${version}`, `${name}, ${retries}`, `${program} ${version} retry`] as const,
    ]),
  ),
];

const rows: Row[] = [];
for (const [contract, name, program] of clients) {
  if (values.only && !`${contract} ${name} ${program}`.includes(values.only)) continue;
  const command = `cd "${folder}" && PATH="${join(process.execPath, '..')}:$PATH" ${program}`;
  const out = join(folder, 'out', `${contract} ${name}`.replace(/[^\w.-]+/g, '-'));
  const options = {
    contracts: [contract],
    clients: [{ name, command }],
    out,
    ...(values.grep === undefined ? {} : { grep: values.grep }),
  };
  const record = values.read ? join(out, 'run.jsonl') : await judge(options);
  if (record === undefined || !existsSync(record)) {
    console.log(`${contract.padEnd(12)} ${name.padEnd(52)} has no record`);
    process.exitCode = 1;
    continue;
  }
  const { verdicts } = await readRecord(record);
  rows.push({ contract, name, program, verdicts });
  console.log(`${contract.padEnd(12)} ${name.padEnd(52)} ${countsOf(verdicts)}`);
  for (const verdict of verdicts) {
    if ('findings' in verdict)
      for (const { kind, case: scenario, fact, received } of verdict.findings)
        if (kind !== 'note')
          console.log(`    ${verdict.outcome} ${verdict.requirement} [${scenario}] ${fact}; ${received.slice(0, 260)}`);
    if (verdict.outcome === 'blocked' || verdict.outcome === 'error')
      console.log(`    ${verdict.outcome} ${verdict.requirement} ${verdict.reason.slice(0, 400)}`);
  }
}
if (values.write) {
  const file = join(here, '../../../docs/clients.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(
      /(<!-- table -->\n)[\s\S]*?(<!-- end of table -->)/,
      (_all, begin, end) => begin + tableOf(rows) + end,
    ),
  );
}

/** The record of a run; `undefined` where the client is not installed. */
async function judge(options: Parameters<typeof runClient>[0]): Promise<string | undefined> {
  try {
    return (await runClient(options)).record;
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    console.log(cause.message);
    return undefined;
  }
}

function countsOf(verdicts: Row['verdicts']): string {
  const counts = new Map<string, number>();
  for (const { outcome } of verdicts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}
