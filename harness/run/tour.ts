import type { Trial } from '../model/requirement.ts';

/** Most cases of each kind that a tour sends. */
const most = 30;

/** Sends some of everything, for requirements that judge every answer when nothing else of the run has sent any. */
export async function tour(trial: Trial): Promise<void> {
  const cases = [trial.cases.simplest, ...trial.cases.valid.slice(0, most), ...trial.cases.invalid.slice(0, most)];
  await trial.forEachSubject(cases, async (next, subject) => {
    await trial.update(subject, { case: next, ...(next.kind === 'invalid' ? { cause: next.cause } : {}) });
  });
  await trial.withSubjects(1, async ([subject]) => {
    if (!subject) return;
    await trial.update(subject, {
      body: trial.cases.simplest.body,
      name: 'no credentials',
      caller: 'anonymous',
      cause: 'no-credentials',
    });
    const { unknown } = trial.target.fixtures;
    if (unknown !== undefined)
      await trial.update(unknown, {
        body: trial.cases.simplest.body,
        name: 'unknown subject',
        cause: 'unknown-subject',
      });
    await trial.read(subject);
    await trial.list();
  });
}
