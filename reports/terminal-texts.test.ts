import { expect, test } from 'vitest';
import { readSample } from '../bench/kit/report/read-sample.ts';
import type { RunFooter, RunVerdict } from '../harness/model/run.ts';
import type { Run } from './run.ts';
import { terminalReport } from './terminal.ts';

const conforming = readSample({ exchanges: 400, contracts: 1, broken: 0 });
const everything = readSample({ exchanges: 400, contracts: 1, broken: 1 });

/** The sample with other verdicts, and the footer that goes with them. */
function run(verdicts: readonly RunVerdict[], end: Partial<RunFooter> = {}, summaries = conforming.summaries): Run {
  const counts = Object.fromEntries(
    [...Map.groupBy(verdicts, ({ outcome }) => outcome)].map(([outcome, those]) => [outcome, those.length]),
  );
  const footer = { ...(conforming.footer as RunFooter), counts, ...end };
  return { ...conforming, verdicts, summaries, footer };
}

const only = (...outcomes: RunVerdict['outcome'][]) =>
  everything.verdicts.filter(({ outcome }) => ['pass', 'skipped', ...outcomes].includes(outcome));
const all = conforming.summaries;
const [summary] = all;

const runs: Readonly<Record<string, Run>> = {
  conforming,
  failing: everything,
  blocked: run(only('blocked'), { exitCode: 3, reasons: ['1 of 22 requirements could not be tried'] }),
  waived: run(only('waived', 'warn')),
  inconclusive: run(
    only(),
    { exitCode: 3, reasons: ['acme: inconclusive: none of 12 updates that should succeed was accepted'] },
    summary ? [{ ...summary, inconclusive: 'none of 12 updates that should succeed was accepted' }] : [],
  ),
  interrupted: run(
    only().slice(0, 8),
    { exitCode: 3, reasons: ['the run was interrupted'], undone: ['the run was interrupted'] },
    [],
  ),
  unreachable: run([], { exitCode: 5, reasons: ['acme on sandbox: [TARGET_UNREACHABLE] no response'] }, []),
};

// Escapes as a person can read them.
const readable = (text: string) => text.replaceAll('\u001B', '␛');

test.each(Object.entries(runs))('the text of a run that is %s, in a terminal and in a pipe', async (name, one) => {
  await expect(readable(terminalReport(one, { color: true, width: 100 }))).toMatchFileSnapshot(
    `terminal/texts/${name}-tty.txt`,
  );
  await expect(readable(terminalReport(one, { color: false }))).toMatchFileSnapshot(`terminal/texts/${name}-pipe.txt`);
});
