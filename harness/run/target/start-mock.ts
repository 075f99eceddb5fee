import { loadContract } from '../../contract/load-contract.ts';
import type { Contract } from '../../model/contract.ts';
import type { RunningMock } from '../../model/mock.ts';
import type { MockScript } from '../../model/mock-script.ts';
import type { RequestFilter, ShownRequest } from '../../model/seen-request.ts';
import type { CallerName } from '../../model/target.ts';
import { checkMockOptions } from '../plan/check-options.ts';
import { findContractFolder } from '../plan/find-contracts.ts';
import { defaultSeed } from '../plan/options.ts';
import { type MockChoice, type OpenMockOptions, openMock } from './open-target.ts';

/** How a mock is started in process. Everything is optional. */
export interface StartMockOptions extends Partial<Omit<OpenMockOptions, 'log'>>, Omit<MockChoice, 'kind'> {
  /** Further folders of contracts. */
  readonly specs?: readonly string[];
}

/** A mock in this process, for a client's own tests. Ends with `close`, or with the block of an `await using`. */
export interface ClientMock extends RunningMock, AsyncDisposable {
  readonly contract: Contract;
  /** Everything as at the start: users, scripts, faults, and an empty log. */
  reset(): void;
  /** Headers that a caller sends: credentials and what goes with them. */
  headers(caller?: Exclude<CallerName, 'anonymous'>): Readonly<Record<string, string>>;
  /** Requests that came, judged against the contract; secrets are replaced. */
  requests(filter?: RequestFilter): readonly ShownRequest[];
  waitForRequests(
    filter?: RequestFilter,
    options?: { readonly count?: number; readonly timeoutMs?: number },
  ): Promise<readonly ShownRequest[]>;
  /** What the next responses are to be. */
  script(scripts: MockScript | readonly MockScript[]): Promise<void>;
}

/**
 * Starts the mock of a contract, by name or as it was loaded, on a free port of loopback.
 * @throws HarnessError CONTRACT_UNKNOWN, PORT_IN_USE, FAULT_UNKNOWN.
 */
export async function startMock(given: string | Contract, options: StartMockOptions = {}): Promise<ClientMock> {
  checkMockOptions(options);
  const { specs, seed = defaultSeed, ...rest } = options;
  const contract = typeof given === 'string' ? await loadContract(await findContractFolder(given, specs)) : given;
  const mock = await openMock(contract, { cors: true, ...rest, seed, log: true });
  const initial = mock.target;
  return {
    contract,
    baseUrl: mock.baseUrl,
    port: mock.port,
    get target() {
      return mock.target;
    },
    control: mock.control,
    log: mock.log,
    reset: () => {
      mock.control.reset();
      mock.control.faults([]);
      mock.control.limit(rest.limit);
      mock.control.latency(rest.latencyMs ?? 0, rest.jitterMs ?? 0);
      mock.log.clear();
    },
    headers: (caller = 'admin') => ({
      ...initial.callers[caller]?.headers,
      ...Object.fromEntries(
        Object.entries(contract.profile.auth.context ?? {}).map(([name, template]) => [
          name,
          template.replaceAll('{organization}', initial.organization ?? ''),
        ]),
      ),
    }),
    requests: (filter) => mock.log.shown(filter),
    waitForRequests: (filter, waiting) => mock.log.waitFor(filter, waiting),
    script: (scripts) => mock.control.script(scripts),
    close: () => mock.close(),
    [Symbol.asyncDispose]: () => mock.close(),
  };
}
