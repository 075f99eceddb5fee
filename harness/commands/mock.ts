import type { Command } from 'commander';
import { loadContract } from '../contract/load-contract.ts';
import { describeMock, startFacts } from '../mock/describe-mock.ts';
import type { RateWindow } from '../model/profile.ts';
import { checkFaults } from '../run/plan/check-faults.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { defaultSeed } from '../run/plan/options.ts';
import { openMock } from '../run/target/open-target.ts';
import { portNumber, rateWindow, wholeNumber } from './numbers.ts';
import { tellRequest } from './tell-request.ts';

interface MockFlags {
  readonly port: number;
  readonly specs?: readonly string[];
  readonly seed: number;
  readonly latency?: number;
  readonly limit?: RateWindow;
  readonly fault?: readonly string[];
  readonly host: string;
  readonly cors: boolean;
  readonly log?: boolean;
  readonly json?: boolean;
}

/** `rolecall mock`. */
export function mockCommand(command: Command): Command {
  return command
    .argument('<contract>', 'contract by name')
    .option('-p, --port <number>', 'port on loopback; 0 picks a free one', portNumber, 4010)
    .option('--host <address>', 'address to listen on; others than loopback can be reached by others', '127.0.0.1')
    .option('--no-cors', 'keep pages of other origins out')
    .option('--log', 'print each request, and what breaks the contract about it')
    .option('--json', 'say on one line of JSON where it listens, and log as lines of JSON')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--seed <number>', 'seed of its users', wholeNumber, defaultSeed)
    .option('--latency <milliseconds>', 'wait before each response', wholeNumber)
    .option('--limit <requests/seconds>', 'sliding rate window, e.g. 200/60 (default: none)', rateWindow)
    .option('--fault <id...>', 'make it misbehave')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall mock acme --port 4010\n  rolecall mock globex --limit 200/60 --latency 50\n  rolecall mock acme --port 0 --json --log',
    )
    .action(async (id: string, flags: MockFlags) => {
      const contract = await loadContract(await findContractFolder(id, flags.specs));
      await checkFaults(flags.fault ?? [], [contract]);
      const mock = await openMock(contract, {
        seed: flags.seed,
        port: flags.port,
        faults: flags.fault ?? [],
        host: flags.host,
        cors: flags.cors,
        log: true,
        ...(flags.latency === undefined ? {} : { latencyMs: flags.latency }),
        ...(flags.limit === undefined ? {} : { limit: flags.limit }),
      });
      console.log(flags.json ? JSON.stringify(startFacts(contract, mock)) : describeMock(contract, mock, flags.specs));
      if (flags.log) mock.log.onRequest((request) => console.log(tellRequest(mock.log.show(request), flags.json)));
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await mock.close();
    });
}
