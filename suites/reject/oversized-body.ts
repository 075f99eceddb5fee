import { type Finding, put, type Requirement } from '../../harness/index.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { settings } from '../steps/settings.ts';

/** Length in characters of the long values. */
const lengths = [5_000, 70_000, 2_000_000];

/** Sends long values where the document limits them, and a long field that it does not name. */
export default {
  id: 'reject.oversized-body',
  level: 'must',
  sentence: 'A body that is too large MUST be refused or accepted, and MUST NOT break the server.',
  source: 'RFC 9110 section 15.5.14',
  matters: 'one large request takes the endpoint away from everybody',
  appliesTo: () => true,
  async try(trial) {
    const findings: Finding[] = [];
    await requireSuccess(trial);
    const fields = settings(trial)
      .slice(0, 1)
      .map(({ change }) => change.request);
    const tries = lengths.flatMap((length) => [...fields, '/rolecallPadding'].map((pointer) => ({ length, pointer })));
    await trial.forEachSubject(tries, async ({ length, pointer }, subject) => {
      const body = put(boundBody(trial, subject, trial.cases.simplest.body), pointer, 'a'.repeat(length));
      if (body === undefined) return;
      const refusal = mustRefuse(trial.contract, body);
      const what = { bytes: bytesOf(JSON.stringify(body)), name: `${pointer} of ${length} characters` };
      const exchange = await trial.update(subject, {
        ...what,
        ...(refusal ? { cause: 'oversized-body' } : { open: true }),
      });
      findings.push(...judgeHostile(trial, exchange, 'oversized-body', refusal));
    });
    return findings;
  },
  mustCatch: ['crash-on-large-body'],
} satisfies Requirement;
