import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

const deadlineMs = 1000;
/** Beyond the deadline: a busy machine, another attempt. Nothing else is ever measured from above. */
const graceMs = 14_000;

/** The caller's own deadline is the one upper limit that there is. */
export default {
  kind: 'client',
  id: 'deadline.honoured',
  level: 'must',
  severity: 'stability',
  sentence: 'A call with a deadline MUST end by then, whether or not a response has come.',
  matters: 'a server that hangs takes the program with it',
  appliesTo: () => true,
  scenarios: () => [
    {
      name: 'a response that comes too late',
      asks: [{ deadlineMs }],
      script: [{ operation: 'update', responses: [{ delayMs: 60_000 }], repeat: true }],
      watchMs: deadlineMs + graceMs,
      judgesSilence: true,
      judge: ({ answers }) => {
        const answer = answers.at(-1);
        if (answer?.ended === 'died') return { block: "the client's process ended" };
        return answer?.said === undefined
          ? broken(
              'deadline-passed',
              'the call does not end',
              `an error after ${deadlineMs} ms`,
              `nothing in ${deadlineMs + graceMs} ms`,
            )
          : [];
      },
    },
  ],
  mustCatch: ['ignores-deadline'],
} satisfies ClientRequirement;
