import type { Caller, Pace, Target } from '../model/target.ts';
import type { Identified } from './credentials.ts';
import type { World } from './world.ts';

const pace: Pace = {
  perSecond: 0,
  budget: 0,
  deadlineMs: 10_000,
  concurrency: 8,
  maxRetryAfterSeconds: 5,
  retries: 0,
  maxBodyBytes: 1024 * 1024,
};

/** The mock as a target: every caller, subject and fixture that it has, everything allowed. */
export function makeTarget(world: World, baseUrl: string): Target {
  const { contract, population, limit } = world;
  const { unknown, removed, foreign, lastOwner } = population;
  const named = contract.profile.changes.some((change) => change.from === 'roles');
  const roles = contract.profile.rights.roles.filter((role) => role.assignable !== false).map((role) => role.value);
  const callers: Partial<Record<Identified, Caller>> = {};
  for (const name of ['admin', 'member', 'outsider'] as const) {
    const caller = makeCaller(world, name);
    if (caller) callers[name] = caller;
  }
  return {
    name: 'mock',
    kind: 'mock',
    baseUrl,
    callers,
    subjects: population.subjects,
    fixtures: {
      unknown,
      // A user who is only disabled is updated as before: nothing is removed that could be tried.
      ...(contract.profile.subject.removal === 'disables' ? {} : { removed }),
      foreign,
      ...(lastOwner === undefined ? {} : { lastOwner }),
      ...(named ? { roles } : {}),
    },
    pace,
    ...(limit === undefined ? {} : { limit }),
    allow: ['last-owner', 'throttle', 'profile-fields', 'race'],
    organisation: population.organisation,
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
    ...(others.length === 0
      ? {}
      : {
          schemes: Object.fromEntries(
            others.map((scheme) => [scheme.name, world.credentials.headers(name, scheme.name)]),
          ),
        }),
  };
}
