import { type Case, compile, put, type Requirement, type Trial, valueAt } from '../../harness/index.ts';
import { boundBody } from '../steps/bound-body.ts';
import { causesOf } from '../steps/causes-of.ts';
import { type Attempt, findTraces } from '../steps/leave-state.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Most invalid cases that are looked at. */
const most = 30;

/** Sends invalid updates that also name a value which the subject does not have, and reads whether it stuck. */
export default {
  id: 'reject.leaves-state',
  level: 'must',
  sentence: 'An update that is refused as invalid MUST leave the user as it was.',
  matters: 'a client is told that nothing happened, and something did',
  appliesTo: ({ reads }) =>
    reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user',
  needs: [{ read: 'any' }],
  requests: () => 20,
  async try(trial) {
    return trial.withSubjects(1, async ([subject]) => (subject ? findTraces(trial, subject, attempts(trial)) : []));
  },
  mustCatch: ['refused-but-applied', 'wrong-media-type-refused-but-applied'],
} satisfies Requirement;

function attempts(trial: Trial): readonly Attempt[] {
  const { change } = mainSetting(trial);
  const { accepts } = compile(trial.contract.request.enforceable);
  const cases = oneOfEachFirst(trial.cases.invalid)
    .filter(({ contradicted }) => !contradicted)
    .slice(0, most)
    .map(
      (one): Attempt => ({
        name: one.name,
        send: (subject, value) => {
          // The rest of the update is valid and would be seen if it were applied.
          const body =
            valueAt(one.twin, change.request) === undefined || touches(one, change.request)
              ? one.body
              : (put(one.body, change.request, value) ?? one.body);
          const sent = accepts(body) ? one : { ...one, body };
          return trial.update(subject, { case: sent, cause: causesOf(trial.contract, one)[0] });
        },
      }),
    );
  const texts: readonly (readonly [string, 'malformed-json' | 'not-an-object', (text: string) => string])[] = [
    ['truncated', 'malformed-json', (text) => text.slice(0, -1)],
    ['in a list', 'not-an-object', (text) => `[${text}]`],
  ];
  const raw = texts.map(
    ([name, cause, alter]): Attempt => ({
      name,
      send: (subject, value) => {
        const text = JSON.stringify(boundBody(trial, subject, bodySetting(trial, change, value)));
        return trial.update(subject, { bytes: bytesOf(alter(text)), name, cause });
      },
    }),
  );
  const asText: Attempt = {
    name: 'sent as text/plain',
    send: (subject, value) => {
      const bytes = bytesOf(JSON.stringify(boundBody(trial, subject, bodySetting(trial, change, value))));
      return trial.update(subject, {
        bytes,
        contentType: 'text/plain',
        name: 'sent as text/plain',
        cause: 'wrong-media-type',
      });
    },
  };
  return [...raw, asText, ...cases];
}

function touches(one: Case, pointer: string): boolean {
  const own = one.constraint?.pointer ?? '';
  return own === pointer || own.startsWith(`${pointer}/`) || pointer.startsWith(`${own}/`);
}
