import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends no byte at all, and nothing but white space. */
export default {
  id: 'reject.empty-body',
  level: 'must',
  severity: 'updates',
  sentence: 'An update without a body MUST be refused where the document requires one.',
  matters: 'a client that loses its body believes that the role was changed',
  appliesTo: (contract) =>
    takesJson(contract) === true
      ? contract.request.required || 'the document does not require a body'
      : takesJson(contract),
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const bodies = [
      ['empty body', ''],
      ['only white space', ' \r\n'],
    ] as const;
    await context.forEachTestUser(bodies, async ([name, text], testUser) => {
      const contentType = context.contract.request.mediaType;
      const exchange = await context.update(testUser, {
        bytes: bytesOf(text),
        contentType,
        name,
        refusal: 'empty-body',
      });
      findings.push(...expectRefusal(context, exchange, 'empty-body'));
    });
    return findings;
  },
  mustCatch: ['crash-on-empty-body', 'empty-body-accepted'],
} satisfies OldRequirement;
