import {
  failure,
  type Requirement,
  shown as showJson,
  showsValue,
  type Throttled,
  type Trial,
  valueAt,
} from '../../harness/index.ts';
import { isAccepted, statusOf } from '../steps/answered.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { documentsThrottle, requireThrottled, toldWait } from '../steps/throttling.ts';

/** Updates that are sent while the limit is used up. */
const attempts = 3;
/** How often the limit is used up until an update was accepted before. */
const rounds = 2;

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
    const usual = valueAt(trial.cases.simplest.body, setting.change.request);
    const forbidden = otherValue(setting, usual);
    const { subject } = await throttledAfterSuccess(trial);
    const body = bodySetting(trial, setting.change, forbidden);
    const sent = await Promise.all(
      Array.from({ length: attempts }, () =>
        trial.update(subject, { body, name: 'while throttled', once: true, open: true }),
      ),
    );
    const refused = sent.filter((exchange) => statusOf(exchange) === 429);
    const [last] = refused;
    if (!last || refused.length < sent.length)
      return trial.block('the limit was free again before an update could be sent');
    await trial.wait(toldWait(trial, last));
    const after = await trial.read(subject);
    const shown = after?.values[setting.change.name];
    if (shown === undefined) return trial.block('the subject could not be read after the wait');
    if (!showsValue(setting.change, forbidden, shown)) return [];
    const words = { code: 'throttled-but-applied', fact: `an update answered with 429 changed ${setting.change.name}` };
    return [failure({ ...words, expected: showJson(usual), received: showJson(shown) }, last)];
  },
  mustCatch: ['throttled-but-applied'],
} satisfies Requirement;

/** A 429 that came after accepted updates, so that the subject's value is the one that these set. */
async function throttledAfterSuccess(trial: Trial): Promise<Throttled> {
  for (let round = 0; round < rounds; round += 1) {
    const found = await requireThrottled(trial);
    if (found.before.some((exchange) => isAccepted(trial.contract, exchange))) return found;
    await trial.wait(toldWait(trial, found.answer));
  }
  return trial.block('every update was answered with 429, so that none could be told from an applied one');
}
