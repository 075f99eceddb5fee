import { createServer } from 'node:http';
import { Command } from 'commander';
import { loadClientRequirements } from '../client/load-client-requirements.ts';
import { selectClientRequirements } from '../client/run-client.ts';
import { judgeServed, type ServedScenario, serveScenarios } from '../client/serve-scenarios.ts';
import { loadContract } from '../contract/load-contract.ts';
import type { Verdict } from '../model/verdict.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { exitCodeOf } from '../verdict/exit-code.ts';
import { wholeNumber } from './numbers.ts';

interface ServeFlags {
  readonly port: number;
  readonly grep?: string;
  readonly specs?: readonly string[];
}

/** `rolecall client serve`. */
export function clientServeCommand(): Command {
  return new Command('serve')
    .description('no adapter: a base URL per scenario, judged by the requests that come, until Ctrl-C')
    .argument('<contract>', 'contract by name')
    .option('-p, --port <number>', 'port on loopback of the list of scenarios; 0 picks a free one', wholeNumber, 4020)
    .action(async (id: string, _flags: unknown, self: Command) => {
      // --grep and --specs are the parent's.
      const flags = self.optsWithGlobals<ServeFlags>();
      const contract = await loadContract(await findContractFolder(id, flags.specs));
      const served = await serveScenarios(
        contract,
        selectClientRequirements(await loadClientRequirements(), flags.grep),
      );
      const verdicts = () => judgeServed(contract, served);
      const list = createServer((request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(request.url === '/verdicts' ? verdicts() : served.map(described)));
      });
      await new Promise<void>((resolve) => list.listen(flags.port, '127.0.0.1', resolve));
      const address = list.address();
      const port = typeof address === 'object' && address ? address.port : flags.port;
      console.log(`${served.length} scenarios: http://127.0.0.1:${port}/ (and /verdicts); Ctrl-C judges what came\n`);
      for (const each of served) console.log(`${each.open.mock.baseUrl.padEnd(34)} ${nameOf(each)}`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      const judged = verdicts();
      list.close();
      await Promise.all(served.map(({ open }) => open.close()));
      console.log('');
      for (const verdict of judged) console.log(told(verdict));
      process.exitCode = exitCodeOf(judged, []).exitCode;
    });
}

function nameOf({ requirement, scenario }: ServedScenario): string {
  return `${requirement.id}: ${scenario.name}`;
}

function described({ requirement, scenario, asks }: ServedScenario): unknown {
  return { requirement: requirement.id, sentence: requirement.sentence, scenario: scenario.name, calls: asks };
}

function told(verdict: Verdict): string {
  const head = `${verdict.outcome.padEnd(8)} ${verdict.requirement}`;
  if ('reason' in verdict) return `${head}  ${verdict.reason}`;
  const findings = 'findings' in verdict ? verdict.findings : [];
  return [
    head,
    ...findings.map(({ fact, expected, received }) => `  ${fact}: expected ${expected}, received ${received}`),
  ].join('\n');
}
