import type { Plan, Steps, TestUser } from '../../harness/suite.ts';
import { unknownId } from './ids.ts';

/** Methods that update, or make somebody, where a server has them. */
export const writing: readonly string[] = ['PUT', 'PATCH', 'POST'];

/**
 * Methods that the document does not offer at the update's path. On a live target none that removes, and none that makes
 * by its own definition (RFC 9110 section 9.3.3).
 */
export function foreignMethods(context: Plan): readonly string[] {
  const more = context.target.kind === 'mock' ? ['PUT', 'PATCH', 'POST', 'DELETE'] : ['PUT', 'PATCH'];
  return notOffered(context, ['PROPFIND', ...more, 'SEARCH']);
}

/** Those of the methods that the document does not offer at the update's path. */
export function notOffered({ contract }: Plan, methods: readonly string[]): readonly string[] {
  const { update, reads, unassign } = contract;
  const offered = new Set(
    [update, reads.one, reads.list, reads.roles, unassign].flatMap((operation) =>
      operation?.path === update.path ? [operation.method.toUpperCase()] : [],
    ),
  );
  return methods.filter((method) => !offered.has(method));
}

/** Whom a method is tried on: who may write asks for nobody, on a live target. */
export function addressee(steps: Steps, method: string, testUser: TestUser): TestUser | string {
  return steps.target.kind === 'live' && writing.includes(method) ? unknownId(steps) : testUser;
}
