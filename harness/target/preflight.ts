import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import { checkCallers } from './check-callers.ts';
import { checkSubjects } from './check-subjects.ts';
import type { Preflight, PreflightTools } from './preflight-tools.ts';

/** Reads every subject and proves, as far as reads can show, that each caller is who it claims to be. */
export async function preflight(tools: PreflightTools): Promise<Preflight> {
  const { contract, target } = tools;
  if (target.subjects.length === 0) {
    const fact = `target ${target.name} lists no subjects: nobody's role may be changed`;
    return {
      obstacles: [{ fact, line: 'subjects: [ID, ...]   # the only users whose role may change' }],
      notes: [],
      unusable: [],
      leave: [],
      subjects: [],
    };
  }
  if (contract.reads.one === undefined && contract.reads.list === undefined) {
    const fact = `contract ${contract.id} has no read, so that no subject can be put back`;
    return {
      obstacles: [{ fact, line: 'reads: { one: ... }   # in profile.yaml' }],
      notes: [],
      unusable: [],
      leave: [],
      subjects: [],
    };
  }
  const users = await tools.list();
  const subjects = await checkSubjects(tools, users);
  const callers = await checkCallers(tools, users);
  return {
    obstacles: [...subjects.obstacles, ...callers.obstacles],
    notes: [...subjects.notes, ...callers.notes],
    unusable: subjects.unusable,
    leave: subjects.leave,
    subjects: subjects.subjects,
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
