import type { Cause } from '../model/profile.ts';
import type { Subject, Trial, Update } from '../model/requirement.ts';

/** Cases of each kind that a tour sends: enough to meet what only one answer in 25 shows. */
const most = 60;

/** Sends some of everything, for requirements that judge every answer when nothing else of the run has sent any. */
export async function tour(trial: Trial): Promise<void> {
  const { cases } = trial;
  const valid = [cases.simplest, ...cases.valid.slice(0, most), ...cases.random('valid', most)];
  const invalid = [...cases.invalid.slice(0, most), ...cases.random('invalid', most / 2)];
  await trial.forEachSubject([...valid, ...invalid], async (next, subject) => {
    await trial.update(subject, { case: next });
  });
  await trial.withSubjects(1, async ([subject]) => {
    if (!subject) return;
    for (const what of refused(trial)) await trial.update(what.subject ?? subject, what.update);
    await trial.read(subject);
    await trial.list();
  });
}

/** One update for each cause that needs no case. */
function refused(trial: Trial): readonly { readonly subject?: Subject | string; readonly update: Update }[] {
  const { body } = trial.cases.simplest;
  const { fixtures, callers } = trial.target;
  const of = (cause: Cause, update: Omit<Update, 'cause'>, subject?: string) => ({
    ...(subject === undefined ? {} : { subject }),
    update: { name: cause, cause, ...update },
  });
  return [
    of('no-credentials', { body, caller: 'anonymous' }),
    ...(callers.member ? [of('insufficient-role', { body, caller: 'member' })] : []),
    ...(callers.outsider ? [of('other-organisation', { body, caller: 'outsider' })] : []),
    ...(fixtures.unknown === undefined ? [] : [of('unknown-subject', { body }, fixtures.unknown)]),
    ...(fixtures.removed === undefined ? [] : [of('removed-subject', { body }, fixtures.removed)]),
    of('malformed-json', { bytes: Buffer.from('{') }),
    of('empty-body', { bytes: new Uint8Array() }),
    of('not-an-object', { body: [] }),
    of('wrong-media-type', { body, contentType: 'text/plain' }),
  ];
}
