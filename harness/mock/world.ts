import { type Random, seededRandom } from '../domain/seeded-random.ts';
import type { Contract } from '../model/contract.ts';
import type { Fault, MockOptions, MutableMockUser } from '../model/mock.ts';
import type { RateWindow } from '../model/profile.ts';
import { type Choices, chooseVariant } from './choices.ts';
import { type Credentials, makeCredentials } from './credentials.ts';
import type { Playing } from './play-script.ts';
import { openWindows, type RateWindows, slidingWindows } from './rate-window.ts';
import { type Population, populate } from './state/population.ts';

/** Everything that a mock knows; what may change while it runs is not readonly. */
export interface World {
  readonly contract: Contract;
  readonly choices: Choices;
  readonly credentials: Credentials;
  readonly population: Population;
  readonly users: Map<string, MutableMockUser>;
  readonly memory: Map<string, unknown>;
  /** Users as reads still show them, where reads lag, and until when. */
  readonly earlier: Map<string, { readonly user: MutableMockUser; readonly until: number }>;
  readonly sliding: RateWindows;
  readonly open: RateWindows;
  readonly random: Random;
  readonly now: () => number;
  faults: readonly Fault[];
  /** Scripts that are not used up. */
  playing: readonly Playing[];
  limit: RateWindow | undefined;
  latencyMs: number;
  jitterMs: number;
  /** Updates so far. */
  count: number;
}

/** A world at its start; the same seed makes the same users and credentials. */
export function createWorld(options: MockOptions): World {
  const { contract, seed = 1 } = options;
  const choices = chooseVariant(options.variant);
  // Credentials, users and jitter draw from sources of their own, so that one does not shift the others.
  const population = populate(contract, seededRandom(seed), options.testUsers ?? 8, choices);
  const world: World = {
    contract,
    choices,
    credentials: makeCredentials(contract, seededRandom(seed ^ 0x5eed)),
    population,
    users: new Map(),
    memory: new Map(),
    earlier: new Map(),
    sliding: slidingWindows(),
    open: openWindows(),
    random: seededRandom(seed ^ 0x0ff5e7),
    now: options.now ?? Date.now,
    faults: options.faults ?? [],
    playing: [],
    limit: options.limit,
    latencyMs: options.latencyMs ?? 0,
    jitterMs: options.jitterMs ?? 0,
    count: 0,
  };
  resetWorld(world);
  return world;
}

/** Users, windows and counts as at the start; limit, latency and faults stay as they were set; scripts end. */
export function resetWorld(world: World): void {
  world.users.clear();
  // User objects are replaced whole when they change, so the copies here may share them.
  for (const user of world.population.users) world.users.set(user.id, { ...user });
  world.memory.clear();
  world.playing = [];
  world.earlier.clear();
  world.sliding.clear();
  world.open.clear();
  world.count = 0;
}
