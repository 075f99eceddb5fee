import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { comparePeople, type Difference } from './compare-people.ts';
import { runRolecall } from './run-rolecall.ts';
import { counters, type Live, type Subject } from './subjects.ts';

/** A failing or blocked requirement, as the record has it. */
export interface Told {
  readonly requirement: string;
  readonly outcome: string;
  readonly facts: readonly string[];
}

/** What one run did to one subject. */
export interface Tried {
  readonly subject: string;
  readonly kind: Subject['kind'];
  readonly permissions: 'default' | 'every';
  readonly exitCode: number | null;
  readonly seconds: number;
  readonly requests: number;
  /** Fields of users that are not as before. */
  readonly changed: readonly Difference[];
  /** Users beside the test users who were written, and what the log says of it. */
  readonly strangers: readonly string[];
  /** Users who are not as before and whom the screen does not name. */
  readonly unnamed: readonly string[];
  /** What the screen says of restoring, shortened. */
  readonly said: string;
  readonly told: readonly Told[];
  readonly folder: string;
}

/** Dumps the store, runs every requirement through the proxy, dumps again, compares everybody, reads the write log. */
export async function trySubject(
  subject: Subject,
  live: Live,
  permissions: 'default' | 'every',
  folder: string,
  more: readonly string[] = [],
): Promise<Tried> {
  const place = join(folder, permissions);
  mkdirSync(place, { recursive: true });
  const [before, logged, passed] = [await live.dump(), live.writes().length, live.exchanges().length];
  const out = join(place, 'out');
  const flags = [
    ...live.target(permissions),
    '--out',
    out,
    '--state',
    join(place, 'state'),
    '--allow-plain-secrets',
    ...more,
  ];
  const ended = await runRolecall(['run', ...flags], live.environment);
  // An update whose fate nobody knew may still arrive.
  if (subject.truth?.habits.includes('late-504')) await wait(3000);
  const changed = comparePeople(before, await live.dump(), counters);
  const writes = live.writes().slice(logged);
  const strangers = new Map<string, string>();
  const meant = new Set([...live.testUsers, ...(permissions === 'every' ? live.permitted : [])]);
  for (const { user, field, value, by } of writes)
    if (!meant.has(user)) strangers.set(user, `${user} ${field}=${JSON.stringify(value)} by ${by}`);
  const exchanges = live.exchanges().slice(passed);
  writeFileSync(join(place, 'screen.txt'), ended.screen);
  writeFileSync(join(place, 'exchanges.jsonl'), exchanges.map((one) => JSON.stringify(one)).join('\n'));
  writeFileSync(join(place, 'writes.jsonl'), writes.map((one) => JSON.stringify(one)).join('\n'));
  return {
    subject: subject.name,
    kind: subject.kind,
    permissions,
    exitCode: ended.exitCode,
    seconds: ended.seconds,
    requests: exchanges.length,
    changed,
    strangers: [...strangers.values()],
    unnamed: [...new Set(changed.map(({ user }) => user))].filter((user) => !restoring(ended.screen).includes(user)),
    said: restoring(ended.screen),
    told: readVerdicts(join(out, 'run.jsonl')),
    folder: place,
  };
}

function restoring(screen: string): string {
  const lines = screen.split('\n').map((line) => line.trim());
  return lines.filter((line) => /restor|as before|unverified|put back|not as/i.test(line)).join(' / ');
}

/** Verdicts that are no pass. */
function readVerdicts(file: string): Told[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A run that could not start has written none.
    return [];
  }
  interface Line {
    readonly type: string;
    readonly requirement: string;
    readonly outcome: string;
    readonly reason?: string;
    readonly findings?: readonly { readonly fact?: string }[];
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ type, outcome }) => type === 'verdict' && !['pass', 'skipped'].includes(outcome))
    .map(({ requirement, outcome, reason, findings = [] }) => ({
      requirement,
      outcome,
      facts: reason === undefined ? findings.map(({ fact = '' }) => fact) : [reason],
    }));
}
