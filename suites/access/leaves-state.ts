import type { CallerName, Cause, Requirement, Trial, Update } from '../../harness/index.ts';
import { credentialHeaders, spoil } from '../steps/credentials.ts';
import { type Attempt, findTraces } from '../steps/leave-state.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Sends updates of callers who may not, and reads whether they stuck. */
export default {
  id: 'access.leaves-state',
  level: 'must',
  sentence: 'An update that is refused for who sent it MUST leave the user as it was.',
  matters: 'an attack is answered with a refusal and works all the same',
  appliesTo: ({ reads, profile }) => {
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    return reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user';
  },
  needs: [{ read: 'any' }],
  async try(trial) {
    return trial.withSubjects(1, async ([subject]) => (subject ? findTraces(trial, subject, attempts(trial)) : []));
  },
  mustCatch: ['forbidden-but-applied', 'unauthenticated-but-applied'],
} satisfies Requirement;

function attempts(trial: Trial): readonly Attempt[] {
  const { change } = mainSetting(trial);
  const by = (name: string, cause: Cause, what: Update): Attempt => ({
    name,
    send: (subject, value) => trial.update(subject, { body: bodySetting(trial, change, value), name, cause, ...what }),
  });
  const callers: readonly (readonly [CallerName, Cause])[] = [
    ['member', 'insufficient-role'],
    ['outsider', 'other-organisation'],
  ];
  const known = callers.filter(([caller]) => caller !== 'anonymous' && trial.target.callers[caller] !== undefined);
  const wrong = Object.entries(credentialHeaders(trial)).map(([header, value]) =>
    by(`with ${header.toLowerCase()} wrong`, 'wrong-credentials', { headers: { [header]: spoil(value) } }),
  );
  return [
    by('without credentials', 'no-credentials', { caller: 'anonymous' }),
    ...wrong,
    ...known.map(([caller, cause]) => by(`by ${caller}`, cause, { caller })),
  ];
}
