import { type Finding, type OldRequirement, put } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { settings } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Length in characters of the long values. */
const lengths = [5_000, 70_000, 2_000_000];

/** Sends long values where the document limits them, and a long field that it does not name. */
export default {
  id: 'reject.oversized-body',
  level: 'must',
  severity: 'updates',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'A body that is too large MUST be refused or accepted, and MUST NOT break the server.',
  source: 'RFC 9110 section 15.5.14',
  matters: 'one large request takes the endpoint away from everybody',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const fields = settings(context)
      .slice(0, 1)
      .map(({ change }) => change.request);
    const tries = lengths.flatMap((length) => [...fields, '/rolecallPadding'].map((pointer) => ({ length, pointer })));
    await context.forEachTestUser(tries, async ({ length, pointer }, testUser) => {
      const body = put(boundBody(context, testUser, context.cases.simplest.body), pointer, 'a'.repeat(length));
      if (body === undefined) return;
      const refusal = mustRefuse(context.contract, body);
      const what = { bytes: bytesOf(JSON.stringify(body)), name: `${pointer} of ${length} characters` };
      const exchange = await context.update(testUser, {
        ...what,
        ...(refusal ? { refusal: 'oversized-body' } : { open: true }),
      });
      findings.push(...judgeHostile(context, exchange, 'oversized-body', refusal));
    });
    return findings;
  },
  mustCatch: ['crash-on-large-body'],
} satisfies OldRequirement;
