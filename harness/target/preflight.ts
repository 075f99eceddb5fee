import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import { checkCallers } from './check-callers.ts';
import { checkTestUsers } from './check-test-users.ts';
import type { Preflight, PreflightTools } from './preflight-tools.ts';

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
      testUsers: [],
    };
  }
  const users = await tools.list();
  const testUsers = await checkTestUsers(tools, users);
  const callers = await checkCallers(tools, users);
  return {
    obstacles: [...testUsers.obstacles, ...callers.obstacles],
    notes: [...testUsers.notes, ...callers.notes],
    unusable: testUsers.unusable,
    leave: testUsers.leave,
    testUsers: testUsers.testUsers,
  };
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
