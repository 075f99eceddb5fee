import { startMock } from '../../harness/mock/start-mock.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Exchange } from '../../harness/model/exchange.ts';
import type { Json } from '../../harness/model/json.ts';
import type { Fault } from '../../harness/model/mock.ts';
import type { Requirement } from '../../harness/model/requirement.ts';
import type { Target } from '../../harness/model/target.ts';
import type { Verdict } from '../../harness/model/verdict.ts';
import { openRunOn } from '../../harness/run/execute/contract-run.ts';
import { sampleContract } from './sample-contract.ts';

/** How a fixture run differs from one of the sample contract on its honest mock. */
interface RunOnMockOptions {
  readonly contract?: Contract;
  /** What the mock does wrong. */
  readonly fault?: Partial<Fault>;
  /** What an honest mock chooses. */
  readonly variant?: Readonly<Record<string, Json>>;
  readonly target?: (target: Target) => Target;
  /** The run may set the mock's limit, as it does with its own. Default true. */
  readonly controls?: boolean;
  readonly runs?: number;
  readonly fast?: boolean;
  /** Faults that each requirement is meant to catch. */
  readonly faults?: ReadonlyMap<string, readonly string[]>;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** Requirements on the embedded mock, by the real scheduler over real connections. For tests. */
export async function runOnMock(
  requirements: readonly Requirement[],
  {
    contract = sampleContract(),
    fault,
    variant = {},
    target = (own) => own,
    controls = true,
    runs = 5,
    fast = false,
    faults: meant = new Map(),
    onExchange,
  }: RunOnMockOptions = {},
): Promise<readonly Verdict[]> {
  const faults = fault ? [{ ...anyFault, ...fault }] : [];
  const mock = await startMock({ contract, seed: 1, faults, variant });
  const open = {
    target: target(mock.target),
    ...(controls ? { control: mock.control } : {}),
    close: () => mock.close(),
  };
  const options = { target: { kind: 'mock' }, seed: 1, runs, fast } as const;
  const run = await openRunOn({ contract, requirements, open, options, faults: meant, onExchange });
  try {
    return await run.judge();
  } finally {
    await run.finish();
  }
}

const anyFault: Fault = {
  id: 'fixture',
  description: 'does what a test says',
  caughtBy: { requirement: '' },
};
