import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { folderFor, servers } from '../harm/subjects.ts';
import { type Tried, trySubject } from '../harm/try-subject.ts';
import { type Judged, judgeServer } from './judge-server.ts';

/**
 * Compares what Rolecall says of each server with what servers.json states: false failures, missed faults, faults that are
 * found under another name. `--from FILE` takes the runs that experiment:harm saved. Ends with 1 where they differ.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, save: { type: 'string' }, lanes: { type: 'string', default: '2' } },
});
const chosen = servers.filter(
  ({ name }) => positionals.length === 0 || positionals.some((one) => name.startsWith(one)),
);
const judged: Judged[] = [];
if (values.from === undefined) await tryAll();
else for (const one of JSON.parse(readFileSync(values.from, 'utf8')) as Tried[]) judge(one);
const sum = (pick: (one: Judged) => number) => judged.reduce((total, one) => total + pick(one), 0);
const faults = sum(({ caught, missed, misattributed }) => caught + missed.length + misattributed.length);
console.log(
  `\n${judged.length} servers: ${sum((one) => one.falseFailures.length)} false failures on ${judged.filter((one) => one.falseFailures.length > 0).length} of them; ` +
    `of ${faults} faults ${sum((one) => one.caught)} named, ${sum((one) => one.misattributed.length)} found under another name, ${sum((one) => one.missed.length)} missed; ${judged.filter(({ untried }) => untried).length} honest servers not tried to the end`,
);
process.exitCode = judged.some((one) => one.falseFailures.length + one.missed.length + one.misattributed.length > 0)
  ? 1
  : 0;

async function tryAll(): Promise<void> {
  const waiting = [...chosen];
  const rows: Tried[] = [];
  const lane = async () => {
    for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
      const folder = folderFor(subject.name);
      const live = await subject.start(folder);
      try {
        const row = await trySubject(subject, live, 'every', folder);
        rows.push(row);
        judge(row);
      } finally {
        await live.close();
      }
      if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(rows, undefined, 1));
    }
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
}

/** Holds a run against the truth, and says at once what came of it. */
function judge(row: Tried): void {
  const truth = chosen.find(({ name }) => name === row.subject)?.truth;
  if (truth === undefined || row.permissions !== 'every') return;
  const one = judgeServer(truth, row);
  judged.push(one);
  print(one);
}

function print({
  name,
  honest,
  exitCode,
  caught,
  missed,
  misattributed,
  falseFailures,
  blocked,
  untried,
}: Judged): void {
  const good = missed.length + misattributed.length + falseFailures.length === 0 && !untried;
  console.log(
    `${good ? 'right' : 'WRONG'}  ${name.padEnd(32)} ${honest ? 'honest' : 'faulty'}  exit ${exitCode}  ${honest ? '' : `${caught} named`}`,
  );
  for (const { requirement, facts } of falseFailures)
    console.log(`    false failure  ${requirement}: ${facts[0]?.slice(0, 160)}`);
  for (const fault of missed) console.log(`    missed  ${fault}`);
  for (const fault of misattributed) console.log(`    found under another name  ${fault}`);
  if (blocked.length > 0) console.log(`    blocked  ${blocked.join(', ').slice(0, 200)}`);
}
