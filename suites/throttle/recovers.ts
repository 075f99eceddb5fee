import {
  type Exchange,
  type Finding,
  failure,
  type Requirement,
  received,
  type Subject,
  type Trial,
} from '../../harness/index.ts';
import { isAccepted, statusOf } from '../steps/answered.ts';
import { documentsThrottle, requireThrottled, retryAfterSeconds, toldWait, windowOf } from '../steps/throttling.ts';

/** Milliseconds by which a reset in whole seconds may be early: it may be rounded down. */
const rounding = 1000;

/** Waits as told, then for the whole window at most, and updates again. */
export default {
  id: 'throttle.recovers',
  level: 'must',
  sentence: 'When the limit is free again, updates MUST be accepted again.',
  matters: 'a client that was once too fast stays locked out',
  appliesTo: documentsThrottle,
  needs: [{ allow: 'throttle' }],
  async try(trial) {
    const { answer, subject } = await requireThrottled(trial);
    const window = (windowOf(trial)?.windowSeconds ?? 60) * 1000;
    const told = toldWait(trial, answer);
    const once = { case: trial.cases.simplest, once: true } as const;
    await trial.wait(Math.min(told, window) + 150);
    const first = await trial.update(subject, once);
    if (isAccepted(trial.contract, first)) return [];
    const early = await isTooEarly(trial, answer, told, window, subject);
    await trial.wait(window + 150);
    const second = await trial.update(subject, once);
    if (isAccepted(trial.contract, second)) return early;
    const words = {
      code: 'not-recovered',
      fact: 'updates are not accepted again after the window',
      expected: 'success',
      received: received(second),
    };
    return [failure(words, second)];
  },
  mustCatch: ['never-recovers'],
} satisfies Requirement;

/** Where only a header tells the reset, whether updates are still refused once it is past. */
async function isTooEarly(
  trial: Trial,
  answer: Exchange,
  told: number,
  window: number,
  subject: Subject,
): Promise<readonly Finding[]> {
  if (retryAfterSeconds(answer) !== undefined || told + rounding >= window) return [];
  await trial.wait(rounding);
  const again = await trial.update(subject, { case: trial.cases.simplest, once: true });
  if (statusOf(again) !== 429) return [];
  return [
    failure(
      {
        code: 'reset-too-early',
        fact: 'an update after the told reset is answered with 429 again',
        expected: `success after ${told / 1000} s`,
        received: received(again),
      },
      again,
    ),
  ];
}
