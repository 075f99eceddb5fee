import type { Trial } from '../../harness/index.ts';

/** Blocks unless the simplest update is accepted in this run: where nothing is accepted, a refusal proves nothing. Lends a subject. */
export async function requireSuccess(trial: Trial): Promise<void> {
  const accepted = await trial.withSubjects(
    1,
    async ([subject]) => subject !== undefined && (await trial.accepted(subject, trial.cases.simplest.body)),
  );
  if (!accepted)
    trial.block(
      'the simplest valid update is not accepted, so that a refusal proves nothing; see accept.answers-success',
    );
}
