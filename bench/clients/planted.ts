import { spawnSync } from 'node:child_process';

/** Contracts on which a planted client can show what it does wrong, where the first one is none. */
const contractsOf: Readonly<Record<string, string>> = {
  'no-context-header': 'dolfin',
  'needs-every-field': 'dolfin',
  'stops-at-empty-page': 'dolfin',
  'refusal.is-refusal': 'dolfin',
  'retry.not-business-conflict': 'dolfin',
  'request.unchanged-fields': 'datadog-v1',
  'rate-limit.vendor-header': 'datadog-v1',
  'rate-limit.undocumented-retry-after': 'datadog-v1',
};

/** The contract that a planted client is tried on. */
export function plantedOn(requirement: string, wrong: string): string {
  return contractsOf[wrong] ?? contractsOf[requirement] ?? 'datagrid';
}

/** An honest client on a contract; they differ in what is theirs to choose. */
interface HonestClient {
  readonly name: string;
  readonly contract: string;
  /** For the shell, or switches of honest.ts. */
  readonly command: string;
  readonly oneShot?: boolean;
}

const all = ['datagrid', 'dolfin', 'openai', 'polytomic', 'datadog-v1', 'datadog-v2'];

/** Every honest client on the contracts that it knows. */
export function honestClients(contracts: readonly string[] = all): readonly HonestClient[] {
  const file = (name: string) => new URL(name, import.meta.url).pathname;
  const other = (name: string, program: string, known: readonly string[], oneShot: boolean): HonestClient[] => {
    const [runtime = ''] = program.split(' ');
    if (spawnSync(runtime, ['--version']).status !== 0) return [];
    return known.map((contract) => ({
      name,
      contract,
      oneShot,
      command: `${program} "${file(`honest.${name}`)}" ${contract}`,
    }));
  };
  const found = [
    ...all.map((contract) => ({ name: 'plain', contract, command: '--manner plain' })),
    ...['no-retry', 'patient', 'follows', 'slow-start'].flatMap((name) =>
      ['datagrid', 'dolfin', 'datadog-v1'].map((contract) => ({ name, contract, command: `--manner ${name}` })),
    ),
    ...other('py', 'python3', ['datagrid', 'dolfin'], false),
    ...other('sh', 'bash', ['datagrid', 'dolfin'], true),
  ];
  return found.filter(({ contract }) => contracts.includes(contract));
}
