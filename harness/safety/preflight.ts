import { HarnessError } from '../errors.ts';
import type { RestoreResult } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import { checkCallers } from './check-callers.ts';
import { checkTestUsers } from './check-test-users.ts';
import type { Obstacle, Preflight, PreflightTools } from './preflight-tools.ts';

/** Reads every test user and proves, as far as reads can show, that each caller is who it claims to be. */
export async function preflight(tools: PreflightTools): Promise<Preflight> {
  const { contract, target } = tools;
  if (target.testUsers.length === 0) {
    const fact = `target ${target.name} lists no test users: nobody's role may be changed`;
    return {
      obstacles: [{ fact, line: 'testUsers: [ID, ...]   # the only users whose role may change' }],
      notes: [],
      unusable: [],
      leave: [],
      candidates: [],
      testUsers: [],
    };
  }
  if (contract.reads.one === undefined && contract.reads.list === undefined) {
    const fact = `contract ${contract.id} has no read, so that no test user can be restored`;
    return {
      obstacles: [{ fact, line: 'reads: { one: ... }   # in profile.yaml' }],
      notes: [],
      unusable: [],
      leave: [],
      candidates: [],
      testUsers: [],
    };
  }
  const users = await tools.list();
  const testUsers = await checkTestUsers(tools, users);
  const callers = await checkCallers(tools, users);
  return {
    obstacles: [...unwritable(tools), ...testUsers.obstacles, ...callers.obstacles],
    notes: [...testUsers.notes, ...callers.notes],
    unusable: testUsers.unusable,
    leave: testUsers.leave,
    candidates: testUsers.candidates,
    testUsers: testUsers.testUsers,
  };
}

/** Why no update could be made of what the run may write. */
function unwritable({ contract, writes }: PreflightTools): readonly Obstacle[] {
  const missing = writes.missing.map(({ reason, line }) => ({ fact: `contract ${contract.id}: ${reason}`, line }));
  if (writes.fields.length > 0) return missing;
  const isRole = contract.profile.fields.some(({ kind, deprecated }) => kind === 'role' && deprecated !== true);
  const [first] = writes.withheld;
  const onlyAdds = contract.profile.fields.some(({ kind, adds }) => kind === 'role' && adds === true);
  if (onlyAdds && contract.unassign === undefined) {
    const why = `contract ${contract.id}: an update only adds a role, and the profile names nothing that takes it away`;
    return [...missing, { fact: why, line: 'unassign: { operation: DELETE /..., role: ... }   # in profile.yaml' }];
  }
  const fact = isRole
    ? `no role may be written: ${first?.pointer ?? 'nothing'}: ${first?.reason ?? 'the profile lists no field'}`
    : `contract ${contract.id} updates no role, only attributes, which the target does not permit`;
  const line = isRole ? 'fixtures: { roles: [...] }' : 'allow: [attributes]';
  return [...missing, { fact, line }];
}

/** Refuses a run whose test users could not be proven, one sentence for each. */
export function refuseUnproven(
  target: Target,
  found: Preflight,
  { unusable, changed }: { readonly unusable: readonly string[]; readonly changed: boolean },
): void {
  const line = changed
    ? 'omitted: cleared   # in profile.yaml, where an update takes away what it leaves out; or bind: [{ request: /PLACE, to: /PLACE-IN-USER }]'
    : 'testUsers: [...]   # users whose own values may be written back';
  refuseObstacles(target, { ...found, obstacles: unusable.map((fact) => ({ fact, line })) });
}

/** Throws a `TARGET_INVALID` that names every obstacle, each with its line. */
export function refuseObstacles(target: Target, { obstacles }: Preflight): void {
  if (obstacles.length === 0) return;
  const facts = obstacles.map(({ fact }) => `- ${fact}`).join('\n');
  const lines = [...new Set(obstacles.map(({ line }) => line))].map((line) => `  ${line}`).join('\n');
  throw new HarnessError(
    'TARGET_INVALID',
    `target ${target.name} is not ready; nothing was changed\n${facts}`,
    `in the target file, under ${target.name}:\n${lines}`,
  );
}

/**
 * Throws a `USERS_CHANGED` where the first updates changed what is not restored: everybody so, each place with both values,
 * and after that `why` no more is sent. `always`: though everybody is as before by now.
 */
export function refuseChanged(
  target: Target,
  restored: RestoreResult,
  why: readonly string[],
  { always = false }: { readonly always?: boolean } = {},
): void {
  const facts = [
    ...(restored.differences ?? []).flatMap(({ user, at, before, after, restored: isBack }) =>
      isBack ? [] : [`user ${user} is not as before: ${at === '' ? 'it' : at} was ${before}, is ${after}`],
    ),
    ...restored.failed.map(
      ({ testUser, reason, request }) => `user ${testUser} was not restored: ${reason}\n  ${request}`,
    ),
  ];
  if (facts.length === 0 && !always) return;
  throw new HarnessError(
    'USERS_CHANGED',
    `target ${target.name}: what the first updates did could not be taken back, and no more were sent\n${[...facts, ...why].map((fact) => `- ${fact}`).join('\n')}`,
    'the server changed what no update named, or kept what was sent back: if it should not, that is its mistake, and the requests are in its log; set right by hand what is not as before. Where it is meant so, in profile.yaml list a place that the server always changes by itself under user: { volatile: [...] }, and a role that cannot be taken back under permissions: { roles: [{ value: ..., mayBeAssigned: false }] }',
  );
}
