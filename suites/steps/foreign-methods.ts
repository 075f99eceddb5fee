import type { Plan } from '../../harness/suite.ts';

/**
 * Methods that the document does not offer at the update's path. On a live target only those that read by their own
 * definition (RFC 4918, RFC 5323); on the mock also those that would write.
 */
export function foreignMethods(context: Plan): readonly string[] {
  const { update, reads } = context.contract;
  const offered = new Set(
    [update, reads.one, reads.list, reads.roles].flatMap((operation) =>
      operation?.path === update.path ? [operation.method.toUpperCase()] : [],
    ),
  );
  const writing = context.target.kind === 'mock' ? ['PUT', 'PATCH', 'POST', 'DELETE'] : [];
  return ['PROPFIND', ...writing, 'SEARCH'].filter((method) => !offered.has(method));
}
