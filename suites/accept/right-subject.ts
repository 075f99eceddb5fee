import { type Finding, failure, note, type Requirement, type Subject, type UserView } from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { refuseThrottled } from '../steps/refuse-throttled.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Most subjects that are updated. */
const most = 6;

/** Updates several subjects and looks whose id, e-mail address and name the answers show. */
export default {
  id: 'accept.right-subject',
  level: 'must',
  sentence: 'The answer to an update MUST show the user that was addressed.',
  matters: 'a client updates the wrong user on its screen, or in its own records',
  appliesTo: ({ profile }) => profile.answer.user !== null || 'the answer has no body',
  async try(trial) {
    const findings: Finding[] = [];
    const { change, values } = mainSetting(trial);
    const setsName = change.user !== undefined && change.user === trial.contract.profile.user.name;
    await trial.withSubjects(Math.min(most, trial.target.subjects.length), async (subjects) => {
      for (const [index, subject] of subjects.entries()) {
        const before = await trial.read(subject);
        const value = values[index % values.length] ?? null;
        const exchange = await trial.update(subject, {
          body: bodySetting(trial, change, value),
          name: `update of subject ${index + 1}`,
        });
        refuseThrottled(trial, exchange);
        const view = isAccepted(trial.contract, exchange) ? trial.userOf(exchange) : undefined;
        if (view) findings.push(...compare(subject, before, view, !setsName));
      }
    });
    return findings;
  },
  mustCatch: ['wrong-id-answered'],
} satisfies Requirement;

function compare(
  subject: Subject,
  before: UserView | undefined,
  view: UserView,
  nameStays: boolean,
): readonly Finding[] {
  const differs = (
    code: string,
    what: string,
    expected: string | undefined,
    received: string | undefined,
  ): readonly Finding[] => {
    if (expected === undefined || received === undefined || expected.toLowerCase() === received.toLowerCase())
      return [];
    return [failure({ code, fact: `the answer shows another ${what}`, expected, received }, view.exchange)];
  };
  if (view.id === undefined && view.email === undefined) {
    return [
      note(
        {
          code: 'subject-not-shown',
          fact: 'the answer shows neither id nor e-mail address',
          expected: subject.id,
          received: 'none',
        },
        view.exchange,
      ),
    ];
  }
  return [
    ...differs('wrong-subject', 'id', before?.id ?? subject.id, view.id),
    ...differs('wrong-email', 'e-mail address', before?.email ?? subject.email, view.email),
    ...(nameStays ? differs('wrong-name', 'name', before?.name, view.name) : []),
  ];
}
