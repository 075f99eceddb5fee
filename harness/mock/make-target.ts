import type { Caller, RequestRate, Target } from '../model/target.ts';
import type { Identified } from './credentials.ts';
import type { World } from './world.ts';

const requestRate: RequestRate = {
  perSecond: 0,
  budget: 0,
  deadlineMs: 10_000,
  concurrency: 8,
  maxRetryAfterSeconds: 5,
  retries: 0,
  maxBodyBytes: 1024 * 1024,
};

/** The mock as a target: every caller, test user and fixture that it has, everything allowed. */
export function makeTarget(world: World, baseUrl: string): Target {
  const { contract, population, limit, choices } = world;
  const { unknown, removed, foreign, lastOwner, managed, pending } = population;
  const named = contract.profile.fields.some((change) => change.from === 'roles');
  const roles = contract.profile.permissions.roles
    .filter((role) => role.mayBeAssigned !== false)
    .map((role) => role.value);
  const callers: Partial<Record<Identified, Caller>> = {};
  for (const name of ['admin', 'member', 'otherOrganization'] as const) {
    const caller = makeCaller(world, name);
    if (caller) callers[name] = caller;
  }
  return {
    name: 'mock',
    kind: 'mock',
    baseUrl,
    callers,
    testUsers: population.testUsers,
    fixtures: {
      unknown,
      // A user who is only disabled is updated as before: nothing is removed that could be tried.
      ...(contract.profile.resource.removal === 'disables' ? {} : { removed }),
      foreign,
      ...(lastOwner === undefined ? {} : { lastOwner }),
      ...(managed === undefined ? {} : { managed }),
      ...(pending === undefined ? {} : { pending }),
      ...(named ? { roles } : {}),
    },
    ...(choices.lagMs === 0 ? {} : { reads: { settles: choices.lagMs / 1000 } }),
    requestRate,
    ...(limit === undefined ? {} : { rateLimit: limit }),
    allow: ['last-owner', 'rate-limit', 'attributes', 'race', 'callers'],
    organization: population.organization,
    ...(Object.keys(population.values).length === 0 ? {} : { values: population.values }),
  };
}

function makeCaller(world: World, name: Identified): Caller | undefined {
  const identity = world.population.identities[name];
  if (identity === undefined) return undefined;
  const [first, ...others] = world.contract.profile.auth.schemes;
  const { userId } = identity;
  return {
    headers: first ? world.credentials.headers(name, first.name) : {},
    ...(userId === undefined ? {} : { userId }),
    ...(identity.organization === world.population.organization ? {} : { organization: identity.organization }),
    ...(others.length === 0
      ? {}
      : {
          schemes: Object.fromEntries(
            others.map((scheme) => [scheme.name, world.credentials.headers(name, scheme.name)]),
          ),
        }),
  };
}
