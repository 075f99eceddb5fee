import type { ClientAnswer, ClientRequirement, ClientSeen } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

const deadlineMs = 1000;
/** A longer one, which a client that heeds deadlines ends later. */
const laterMs = 3000;
/** Beyond the deadline: a busy machine, another attempt. Nothing else is ever measured from above. */
const graceMs = 14_000;
/** No end is late that comes sooner after the deadline, and none tells two deadlines apart that differs by less. */
const lateMs = 3000;
const apartMs = 700;

/** The caller's own deadline is the one upper limit that there is. */
export default {
  kind: 'client',
  id: 'deadline.honoured',
  level: 'must',
  severity: 'stability',
  sentence: 'A call with a deadline MUST end by then, whether or not a response has come.',
  matters: 'a server that hangs takes the program with it',
  scenarios: () => [
    {
      name: 'a response that comes too late',
      asks: [{ deadlineMs }, { deadlineMs: laterMs }],
      script: [{ operation: 'update', responses: [{ delayMs: 60_000 }], repeat: true }],
      watchMs: deadlineMs + graceMs,
      judgesSilence: true,
      withholds: true,
      judge: (seen) => {
        const { answers } = seen;
        const [first, second] = answers;
        if (answers.at(-1)?.ended === 'died') return { block: "the client's process ended" };
        const expected = `an error after ${deadlineMs} ms`;
        if (first?.said === undefined)
          return broken('deadline-passed', 'the call does not end', expected, `nothing in ${deadlineMs + graceMs} ms`);
        // A client's own timeout ends a call too: at the same time, whatever the deadline.
        if (second === undefined) return [];
        const [took, longer] = [tookMs(seen, first), tookMs(seen, second)];
        if (took < deadlineMs + lateMs || longer - took > apartMs) return [];
        const fact = 'the call ends late, and no later with a longer deadline';
        const ends = `after ${Math.round(took)} ms; with ${laterMs} ms after ${Math.round(longer)} ms`;
        return broken('deadline-passed', fact, expected, ends);
      },
    },
  ],
  mustCatch: ['ignores-deadline', 'has-own-timeout-only'],
} satisfies ClientRequirement;

/** How long a call took from its first request: what a program loads before it sends is no part of it. */
function tookMs({ updates }: ClientSeen, { askedMs, durationMs }: ClientAnswer): number {
  const endedMs = askedMs + durationMs;
  const first = updates.find(({ arrivedMs }) => arrivedMs >= askedMs && arrivedMs <= endedMs);
  return endedMs - (first?.arrivedMs ?? askedMs);
}
