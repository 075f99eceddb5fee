import { createServer } from 'node:http';
import { Command } from 'commander';
import { loadClientRequirements } from '../client/load-client-requirements.ts';
import { selectClientRequirements } from '../client/run-client.ts';
import {
  isCalled,
  judgeServed,
  type ServedScenario,
  serveScenarios,
  summaryOfServed,
} from '../client/serve-scenarios.ts';
import { writeSession } from '../client/write-session.ts';
import { loadContract } from '../contract/load-contract.ts';
import { HarnessError } from '../errors.ts';
import { listen } from '../mock/http/listen.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { chooseFormats } from '../run/record/publish-reports.ts';
import { closeRun } from './close-run.ts';
import type { GateFlags } from './gate-flags.ts';
import { portNumber } from './numbers.ts';

interface ServeFlags extends GateFlags {
  readonly contract?: readonly string[];
  readonly port: number;
  readonly grep?: string;
  readonly specs?: readonly string[];
  readonly out: string;
  readonly waivers?: string;
  readonly format: readonly string[];
}

/** `rolecall client serve`. */
export function clientServeCommand(): Command {
  return new Command('serve')
    .description(
      'no adapter: a base URL per scenario, for one call each, judged by the requests that come, until Ctrl-C',
    )
    .argument('[contract]', 'contract by name, or --contract')
    .option('-p, --port <number>', 'port on loopback of the list of scenarios; 0 picks a free one', portNumber, 4020)
    .addHelpText(
      'after',
      `
GET / lists the scenarios with base URL, credentials and call, GET /verdicts judges what has come, DELETE / starts over.
--grep, --specs, --out, --format, --waivers and the gates are those of rolecall client.`,
    )
    .action(async (id: string | undefined, _flags: unknown, self: Command) => {
      // Most flags are the parent's.
      const flags = self.optsWithGlobals<ServeFlags>();
      process.exitCode = await serve(theContract(id, flags.contract), flags);
    });
}

function theContract(argument: string | undefined, named: readonly string[] = []): string {
  const [id, ...more] = [...(argument === undefined ? [] : [argument]), ...named];
  const hint = 'type rolecall client serve NAME; rolecall list shows the names';
  if (id === undefined) throw new HarnessError('USAGE', 'client serve was not told which contract', hint);
  if (more.length > 0)
    throw new HarnessError('USAGE', `client serve takes one contract, not ${[id, ...more].join(', ')}`, hint);
  return id;
}

async function serve(id: string, flags: ServeFlags): Promise<number> {
  await chooseFormats(flags.format);
  const startedAt = Date.now();
  const contract = await loadContract(await findContractFolder(id, flags.specs));
  const requirements = selectClientRequirements(await loadClientRequirements(), flags.grep);
  let served = await serveScenarios(contract, requirements);
  const again = async () => {
    const before = served;
    served = await serveScenarios(contract, requirements);
    await closeAll(before);
    return served.map(described);
  };
  const respond: Readonly<Record<string, () => unknown>> = {
    'GET /': () => served.map(described),
    'GET /verdicts': () => judgeServed(contract, served),
    'DELETE /': again,
  };
  const list = createServer(async ({ method, url = '/' }, response) => {
    const what = `${method} ${url.split('?', 1)[0]}`;
    const body = await respond[what]?.();
    if (body === undefined) response.statusCode = 404;
    const known = Object.keys(respond).join(', ');
    response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify(body ?? { error: `there is no ${what}, but ${known}; a scenario has a port of its own` }));
  });
  const port = await listen(list, flags.port);
  console.log(
    `${served.length} scenarios, for one call each: http://127.0.0.1:${port}/ lists them with credentials and calls`,
  );
  console.log(`  /verdicts judges what has come, DELETE / starts over, Ctrl-C judges and ends\n`);
  for (const each of served)
    console.log(`${each.open.mock.baseUrl.padEnd(34)} ${nameOf(each).padEnd(56)} ${callOf(each)}`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  list.close();
  const called = served.filter(isCalled).length;
  const session = {
    contract,
    targets: [
      { name: 'client', kind: 'mock' as const, baseUrl: `http://127.0.0.1:${port}`, callers: ['admin' as const] },
    ],
    options: { serve: true },
    startedAt,
    verdicts: judgeServed(contract, served),
    summaries: [summaryOfServed(contract, served)],
  };
  await closeAll(served);
  const result = await writeSession(session, flags);
  console.log(`\n${called} of ${served.length} scenarios were called`);
  await closeRun(result, flags.format, flags.baseline);
  return result.exitCode;
}

async function closeAll(served: readonly ServedScenario[]): Promise<void> {
  await Promise.all(served.map(({ open }) => open.close()));
}

function nameOf({ requirement, scenario }: ServedScenario): string {
  return `${requirement.id}: ${scenario.name}`;
}

function callOf({ asks }: ServedScenario): string {
  return asks
    .map(({ operation, user, change }) =>
      [
        operation,
        ...(user === undefined ? [] : [JSON.stringify(user)]),
        ...(change ? [JSON.stringify(change)] : []),
      ].join(' '),
    )
    .join(', then ');
}

function described({ requirement, scenario, asks }: ServedScenario): unknown {
  return { requirement: requirement.id, sentence: requirement.sentence, scenario: scenario.name, calls: asks };
}
