import { compareUsers, type Finding, failure, type Requirement } from '../../harness/index.ts';
import { isAccepted, statusOf } from '../steps/answered.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { documentsThrottle, requireThrottled, toldWait } from '../steps/throttling.ts';

/** Updates that are sent while the limit is used up. */
const attempts = 3;

/** Uses the limit up, sends a change, and reads after the wait whether it stuck. */
export default {
  id: 'throttle.not-applied',
  level: 'must',
  sentence: 'An update that is answered with 429 MUST NOT be applied.',
  matters: 'a client repeats what was done already, or believes that it was not',
  appliesTo: (contract) => {
    const documented = documentsThrottle(contract);
    if (documented !== true) return documented;
    return (
      contract.reads.one !== undefined ||
      contract.reads.list !== undefined ||
      'the contract documents no read of a user'
    );
  },
  needs: [{ allow: 'throttle' }, { read: 'any' }],
  async try(trial) {
    const setting = mainSetting(trial);
    const { answer, subject } = await requireThrottled(trial);
    await trial.wait(toldWait(trial, answer));
    // From here on the subject's value is known: set once, then throttled again by repeating that.
    const [first = null] = setting.values;
    const set = await trial.update(subject, { body: bodySetting(trial, setting.change, first), name: 'set before' });
    const before = isAccepted(trial.contract, set) ? await trial.read(subject) : undefined;
    if (!before) trial.block('the subject could not be set and read after the wait');
    const limit = (trial.target.limit?.requests ?? 300) + 2;
    const body = bodySetting(trial, setting.change, otherValue(setting, first));
    const same = bodySetting(trial, setting.change, first);
    let last = set;
    for (let sent = 0; sent < limit && statusOf(last) !== 429; sent += 1)
      last = await trial.update(subject, { body: same, name: 'use the limit up', once: true, open: true });
    if (statusOf(last) !== 429) trial.block('no second 429 came within the limit');
    let refused = 0;
    for (let sent = 0; sent < attempts; sent += 1) {
      const exchange = await trial.update(subject, { body, name: 'while throttled', once: true, open: true });
      if (statusOf(exchange) !== 429) break;
      last = exchange;
      refused += 1;
      if (sent + 1 < attempts) continue;
    }
    if (refused === 0) trial.block('the limit was free again before an update could be sent');
    await trial.wait(toldWait(trial, last));
    const after = await trial.read(subject);
    if (!before || !after) return [];
    return compareUsers(before, after, trial.contract)
      .filter(({ kind }) => kind === 'failure')
      .map(
        ({ expected, received, at }): Finding =>
          failure(
            {
              code: 'throttled-but-applied',
              fact: `an update answered with 429 changed ${at ?? 'the user'}`,
              expected,
              received,
              ...(at === undefined ? {} : { at }),
            },
            last,
          ),
      );
  },
  mustCatch: ['throttled-but-applied'],
} satisfies Requirement;
