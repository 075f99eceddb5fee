import type { RequirementContext } from '../../harness/suite.ts';

/** Blocks unless the simplest update is accepted in this run: where nothing is accepted, a refusal proves nothing. Lends a test user. */
export async function requireSuccess(context: RequirementContext): Promise<void> {
  const accepted = await context.withTestUsers(
    1,
    async ([testUser]) => testUser !== undefined && (await context.accepted(testUser, context.cases.simplest.body)),
  );
  if (!accepted)
    context.block(
      'the simplest valid update is not accepted, so that a refusal proves nothing; see accept.responds-success',
    );
}
