import { RunSignal } from '../exchange/run-signal.ts';
import type { Json } from '../model/json.ts';
import type {
  OldRequirement,
  RateLimited,
  RequirementContext,
  Steps,
  TestUser,
  TryingRequirement,
} from '../model/requirement.ts';

/** The bridge: a requirement that is still one program, as one scenario. Goes when the last family yields scenarios. */
export function bridge({ try: attempt, requests: _, destructive, ...rest }: OldRequirement): TryingRequirement {
  const alone = destructive === true || (rest.needs ?? []).some((need) => 'allow' in need);
  const bridged = { bridged: true };
  return {
    ...rest,
    ...bridged,
    kind: 'try',
    *scenarios() {
      yield {
        name: 'all',
        purpose: 'open',
        rank: 'deciding',
        testUsers: 0,
        cost: 1,
        ...(alone ? { destructive: true } : {}),
        run: (steps) => attempt(oldContext(steps)),
      };
    },
  };
}

interface Lending {
  lend<T>(count: number, use: (testUsers: readonly TestUser[]) => Promise<T>): Promise<T>;
  readonly lendable: number;
  acceptedBy(testUser: TestUser, controlRequest: Json): Promise<boolean>;
  provoking(testUser: TestUser | undefined, how?: { readonly earlier?: boolean }): Promise<RateLimited | undefined>;
}

function oldContext(steps: Steps): RequirementContext {
  // Only the run's own steps come here.
  const lending = steps as Steps & Lending;
  const bound = {
    update: steps.update.bind(steps),
    send: steps.send.bind(steps),
    read: steps.read.bind(steps),
    list: steps.list.bind(steps),
    userOf: steps.userOf.bind(steps),
    stateOf: steps.stateOf.bind(steps),
    wait: steps.wait.bind(steps),
    block: (reason: string) => steps.block(reason),
    skip: (reason: string) => steps.skip(reason),
  };
  const { contract, target, cases, runs } = steps;
  return {
    contract,
    target,
    cases,
    runs,
    ...bound,
    provokeRateLimit: (how?: { readonly earlier?: boolean }) =>
      lending.lend(1, ([testUser]) => lending.provoking(testUser, how)),
    accepted: (testUser, controlRequest) => lending.acceptedBy(testUser, controlRequest),
    affords: () => true,
    withTestUsers: <T>(count: number, use: (testUsers: readonly TestUser[]) => Promise<T>) => {
      if (count > lending.lendable)
        throw new RunSignal(
          'blocked',
          `needs ${count} test users, the target lists ${lending.lendable}; add ids to testUsers:`,
        );
      return lending.lend(count, use);
    },
    forEachTestUser: async <T>(items: Iterable<T>, use: (item: T, testUser: TestUser) => Promise<void>) => {
      const iterator = items[Symbol.iterator]();
      const lane = async () => {
        for (let next = iterator.next(); !next.done; next = iterator.next()) {
          const item = next.value;
          await lending.lend(1, async ([testUser]) => testUser && use(item, testUser));
        }
      };
      const lanes = Math.max(1, Math.min(target.requestRate.concurrency, lending.lendable));
      await Promise.all(Array.from({ length: lanes }, lane));
    },
  };
}
