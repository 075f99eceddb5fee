import { failure, type Requirement, received } from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { documentsThrottle, requireThrottled, toldWait, windowOf } from '../steps/throttling.ts';

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
    await trial.wait(window + 150);
    const second = await trial.update(subject, once);
    if (isAccepted(trial.contract, second)) return [];
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
