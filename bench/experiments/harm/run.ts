import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stopServices } from '../products/product.ts';
import { mockSubjects } from './mock-subjects.ts';
import { folderFor, productSubjects, type Subject, servers } from './subjects.ts';
import { type Tried, trySubject } from './try-subject.ts';

/**
 * Runs Rolecall on every server and on the mocks of its own contracts (and, with --products, on real products) with
 * default and with every permission, and compares all users with what they were. Runs that stand in the file of `--save`
 * are not done again; no new one begins after `--seconds`. Ends with 1 where somebody is not as before.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    products: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '2' },
    save: { type: 'string' },
    seconds: { type: 'string', default: '86400' },
    permissions: { type: 'string', default: 'default,every' },
  },
});
const all = [...servers, ...mockSubjects, ...(values.products ? productSubjects : [])];
const chosen =
  positionals.length === 0 ? all : all.filter(({ name }) => positionals.some((one) => name.startsWith(one)));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await stopServices();
    process.exit(130);
  });
const waiting = [...chosen];
const tried: Tried[] =
  values.save !== undefined && existsSync(values.save)
    ? (JSON.parse(readFileSync(values.save, 'utf8')) as Tried[])
    : [];
const done = new Set(tried.map(({ subject, permissions }) => `${subject} ${permissions}`));
const until = performance.now() + 1000 * Number(values.seconds);
await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
summarize();

async function lane(): Promise<void> {
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const left = (values.permissions.split(',') as ('default' | 'every')[]).filter(
      (permissions) => !done.has(`${subject?.name} ${permissions}`),
    );
    const folder = left.length === 0 ? '' : folderFor(subject.name);
    for (const permissions of left) {
      if (performance.now() > until) return;
      try {
        const row = await once(subject, permissions, folder);
        tried.push(row);
        if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(tried, undefined, 1));
        print(row);
      } catch (cause) {
        console.log(`${subject.name} ${permissions}: COULD NOT RUN ${String(cause).slice(0, 300)}`);
        process.exitCode = 1;
      }
    }
  }
}

/** Each run has a server of its own, so that no run pays for another. */
async function once(subject: Subject, permissions: 'default' | 'every', folder: string): Promise<Tried> {
  const live = await subject.start(folder);
  try {
    return await trySubject(subject, live, permissions, folder);
  } finally {
    await live.close();
  }
}

function print(row: Tried): void {
  const fails = row.told.filter(({ outcome }) => outcome === 'fail').map(({ requirement }) => requirement);
  console.log(
    [
      row.changed.length === 0 ? 'same   ' : row.unnamed.length === 0 ? 'NAMED  ' : 'CHANGED',
      row.subject.padEnd(30),
      row.permissions.padEnd(7),
      `exit ${row.exitCode}`,
      `${row.seconds} s`.padStart(5),
      `${row.requests} requests`.padStart(13),
      `fails: ${fails.join(' ') || '-'}`,
    ].join('  '),
  );
  for (const { user, field, before, after } of row.changed)
    console.log(`    not as before: ${user} ${field}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
  for (const stranger of row.strangers) console.log(`    no test user, written: ${stranger}`);
  if (row.changed.length + row.strangers.length > 0)
    console.log(`    the screen: ${row.said.slice(0, 500)}\n    ${row.folder}`);
}

function summarize(): void {
  const changed = tried.filter((row) => row.changed.length > 0);
  const quiet = changed.filter(({ unnamed, exitCode }) => unnamed.length > 0 || exitCode === 0);
  const strangers = tried.filter((row) => row.strangers.length > 0);
  console.log(`\n${tried.length} runs, ${tried.reduce((sum, { requests }) => sum + requests, 0)} requests`);
  console.log(
    `  users not as before after ${changed.length}: ${changed.map((row) => `${row.subject}/${row.permissions}`).join(' ')}`,
  );
  console.log(
    `  without a name on the screen or with exit 0: ${quiet.map(({ subject, permissions }) => `${subject}/${permissions}`).join(' ') || '-'}`,
  );
  console.log(`  somebody written who is no test user in ${strangers.length}`);
  if (changed.length > 0) process.exitCode = 1;
}
